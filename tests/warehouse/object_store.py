"""An S3 server on this machine, and every request that it was sent."""

import logging
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path

import pytest
from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs
from moto.server import ThreadedMotoServer

BUCKET = "papers"

REQUEST = re.compile(r'"(?:\x1b\[[0-9;]+m)*(?P<method>[A-Z]+) (?P<path>\S+) HTTP')


@dataclass
class Requests(logging.Handler):
    """What the server was asked: method and path."""

    asked: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    __hash__ = logging.Handler.__hash__

    def emit(self, record: logging.LogRecord) -> None:
        found = REQUEST.search(record.getMessage())
        if found is not None:
            self.asked.append((found["method"], found["path"]))

    def counted(self) -> Counter[str]:
        return Counter(method for method, _ in self.asked)


@contextmanager
def object_store() -> Iterator[Requests]:
    """The server, with one empty bucket; the environment names it to all drivers."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    requests = Requests()
    logger = logging.getLogger("werkzeug")
    server.start()
    host, port = server.get_host_and_port()
    forget_all(host, port)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        patch.setenv("AWS_ACCESS_KEY_ID", "somebody")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        patch.setenv("AWS_EC2_METADATA_DISABLED", "true")
        logger.addHandler(requests)
        logger.setLevel(logging.INFO)
        logger.propagate = False
        try:
            system = system_of("s3://x")
            system.clear_instance_cache()
            system_of("s3://x").mkdir(BUCKET)
            yield requests
        finally:
            logger.removeHandler(requests)
            server.stop()


def forget_all(host: str, port: int) -> None:
    """Empty the server: what it holds outlives it in this process."""
    connection = HTTPConnection(host, port)
    connection.request("POST", "/moto-api/reset")
    assert connection.getresponse().status == 200
    connection.close()


def system_of(address: str) -> AbstractFileSystem:
    return url_to_fs(address)[0]


def put_all(address: str, files: dict[str, bytes]) -> None:
    """Put files below an address."""
    system, root = url_to_fs(address)
    for name, data in files.items():
        system.pipe_file(f"{root}/{name}", data)


def upload(folder: Path, address: str) -> None:
    """Put all that lies in a folder below an address."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    put_all(address, {p.relative_to(folder).as_posix(): p.read_bytes() for p in paths})


def remove(address: str) -> None:
    system, path = url_to_fs(address)
    system.rm_file(path)


def objects_below(address: str) -> dict[str, bytes]:
    """All objects below an address, by name."""
    system, root = url_to_fs(address)
    system.invalidate_cache()
    paths = sorted(system.find(root))
    return {path.removeprefix(f"{root}/"): system.cat_file(path) for path in paths}
