"""Nothing leaves the machine: what asks elsewhere fails in these tests."""

import socket

import pytest
from pytest_socket import SocketConnectBlockedError

BLOCKED = (SocketConnectBlockedError, UserWarning)
"""It warns first, and warnings are errors here."""


def test_the_suite_may_talk_to_this_machine_only() -> None:
    with socket.socket() as elsewhere, pytest.raises(BLOCKED, match=r"192\.0\.2\.1"):
        elsewhere.connect(("192.0.2.1", 80))  # an address for documentation, which nobody has
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
