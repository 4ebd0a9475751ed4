"""Addresses, the file systems behind them, and what is wrong with one in a sentence."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

ADDRESS = re.compile(r"(?P<protocol>[a-z][a-z0-9+.-]+)://(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
"""'s3://bucket/reports'; a drive of Windows ('C:/...') has one letter."""

PASSWORD = re.compile(r"[^/@]*:[^/@]*@")
"""'user:secret@' at the beginning of what follows the protocol."""

NOT_LISTED = ("http", "https")
"""Web servers tell no folders apart from pages."""

ONE_REQUEST: Mapping[str, Mapping[str, int]] = {
    "s3": {"max_concurrency": 1},
    "s3a": {"max_concurrency": 1},
}
"""Options by protocol: an object in one request, not in parts of it that may be of two versions."""

LOST_RIGHTS = {"AccessDenied", "Forbidden", "403", "AllAccessDisabled", "InvalidObjectState"}
"""What a store answers where this one object is denied; any other refusal is of the whole run."""

NO_CREDENTIALS = re.compile(r"credential|token|authenticat|signature|accesskey", re.IGNORECASE)
"""What names and messages of errors say where nobody said who is asking."""

OF_ONE_OBJECT = (FileNotFoundError, PermissionError, FileExistsError, IsADirectoryError)


class Unreachable(Exception):
    """An address that cannot be reached, with a sentence that says what to do."""


@dataclass(frozen=True)
class Spot:
    """A folder or object behind an address: the file system and the path in it."""

    system: "AbstractFileSystem"
    path: str


def is_address(text: str | Path) -> bool:
    """Whether this is an address and no path."""
    return isinstance(text, str) and ADDRESS.match(text) is not None and not is_file_address(text)


def is_file_address(text: str) -> bool:
    """Whether this is the path of a file written as an address, 'file:///...'."""
    return text.lower().startswith(("file://", "local://"))


def protocol_of(address: str) -> str:
    """'s3' of 's3://bucket'."""
    return address.partition("://")[0].lower()


def spot_at(address: str) -> Spot:
    """What lies behind an address, unasked; raises Unreachable."""
    refuse_odd(address)
    with reaching(address):
        from fsspec.core import url_to_fs

        system, path = url_to_fs(address, **ONE_REQUEST.get(protocol_of(address), {}))
        return Spot(system, path.rstrip("/"))


def refuse_odd(address: str) -> None:
    """Raise Unreachable for an address that is not to be used."""
    found = ADDRESS.fullmatch(address)
    if found is None or not found["rest"].strip("/"):
        raise Unreachable(f"{address} is no address of a folder, such as s3://bucket/reports.")
    if PASSWORD.match(found["rest"]):
        raise Unreachable(
            "An address with a password would stand in the tables. Leave the password out, and "
            "put it where the driver looks for it; docs/scale.md says where."
        )
    if "::" in address:
        raise Unreachable(f"{address} is a chain of addresses; name one that is read directly.")
    if found["protocol"].lower() in NOT_LISTED:
        raise Unreachable(
            f"The files on a web server cannot be listed: download those of {address} into a "
            "folder and ingest that."
        )


@contextmanager
def reaching(address: str) -> Iterator[None]:
    """Raise what is wrong with the address as Unreachable.

    That one object is not there, or denied, stays the OSError that it is.
    """
    try:
        yield
    except Unreachable:
        raise
    except OF_ONE_OBJECT as error:
        if is_of_one_object(error):
            raise
        raise Unreachable(sentence(address, error)) from error
    except Exception as error:  # drivers raise anything; the sentence carries what it says
        raise Unreachable(sentence(address, error)) from error


def is_of_one_object(error: Exception) -> bool:
    """Whether an error tells of one object only, and not of the bucket or of whoever asks."""
    code = code_of(error)
    if isinstance(error, PermissionError):
        return code is None or code in LOST_RIGHTS
    return code != "NoSuchBucket"


def code_of(error: BaseException) -> str | None:
    """What an object store called the error; None where that is not known."""
    answer = getattr(error.__cause__, "response", None)
    told = answer.get("Error", {}) if isinstance(answer, dict) else {}
    code = told.get("Code")
    return code if isinstance(code, str) else None


def sentence(address: str, error: Exception) -> str:
    """What is wrong and what to do."""
    protocol = protocol_of(address)
    said = " ".join(part for part in (type(error).__name__, code_of(error)) if part)
    said = f"{said}: {error}"
    if isinstance(error, ImportError):
        return (
            f"A driver for addresses that begin with {protocol}:// is not installed ({error}). "
            "Install it into the same environment: pip install 'quarterlight[remote]' for s3://, "
            "adlfs for abfs://, gcsfs for gs://."
        )
    if isinstance(error, ValueError) and "rotocol" in str(error):
        return (
            f"Addresses that begin with {protocol}:// are not known ({error}). Use s3://, "
            "abfs:// or gs://, or the path of a folder."
        )
    if code_of(error) == "NoSuchBucket":
        return f"There is no such bucket: {address}. Check its spelling, or make it first."
    if NO_CREDENTIALS.search(said):
        return (
            f"{address} wants to know who is asking ({said}). Set the credentials of the driver, "
            "for s3:// AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; "
            "docs/scale.md names others."
        )
    return (
        f"{address} cannot be reached ({said}). Check the address and the network, for s3:// also "
        "AWS_ENDPOINT_URL, and run this again."
    )
