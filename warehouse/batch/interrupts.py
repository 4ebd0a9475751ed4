"""Ctrl-C and processes that are started and ended: it is heard when that is over.

Apart, so that a process that is started for something else loads nothing else.
"""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def deaf() -> Iterator[None]:
    """Let processes that start meanwhile not hear Ctrl-C: it is for the parent to end them.

    Here it waits until this is over; threads that start meanwhile pass it on to their processes.
    """
    with put_off():
        if sys.platform == "win32":  # has no masks; a worker that starts may print a traceback
            yield
            return
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def put_off() -> Iterator[None]:
    """Let Ctrl-C count once this is over: a worker whose start it cuts short prints a traceback.

    A mask is not enough, as it holds for one thread and any other may take the signal; what follows
    from it Python does in the main thread, so there is nothing to put off in others.
    """
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or before is None:
        yield
        return
    pressed: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if pressed:
            signal.raise_signal(signal.SIGINT)
