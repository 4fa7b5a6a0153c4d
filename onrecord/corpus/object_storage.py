"""What object storage says when it refuses, in one sentence.

The address is ``s3://BUCKET/PATH``; server, region and keys come from the environment, under the names that all of
Amazon's own tools use (AWS_ENDPOINT_URL, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, ...). Writers need no lock:
a commit is a conditional put, which the server refuses to all but the first.
"""

import os
import re
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

# What the storage library's messages hold, and what that means to whoever reads it; the first that is there counts.
_MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "NoSuchBucket": "there is no bucket {bucket}. Create it, or name another in ONRECORD_CORPUS.",
        "Missing AccessKeyId": "half of the credentials is missing. Set AWS_ACCESS_KEY_ID.",
        "Missing SecretAccessKey": "half of the credentials is missing. Set AWS_SECRET_ACCESS_KEY.",
        # A machine in a cloud is asked for its own keys there, when the environment has none.
        "/latest/api/token": "there are no credentials. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
        "InvalidAccessKeyId": "the server does not know the access key. Check AWS_ACCESS_KEY_ID.",
        "SignatureDoesNotMatch": "the server does not accept the secret key. Check AWS_SECRET_ACCESS_KEY.",
        "403 Forbidden": "these credentials have no access to bucket {bucket}. Ask whoever runs it.",
        "necessary privileges": "these credentials have no access to bucket {bucket}. Ask whoever runs it.",
        "URL scheme is not allowed": "the server is not encrypted. Set AWS_ALLOW_HTTP=true if that is meant.",
        "client error (Connect)": "{server} cannot be reached. Check AWS_ENDPOINT_URL and the network.",
        "operation timed out": "{server} does not answer. Check AWS_ENDPOINT_URL and the network.",
    }
)
_MARKS = re.compile(r"\x1b\[\d*m|↳")


def is_remote(location: str) -> bool:
    """Whether a corpus lies on object storage rather than in a folder."""
    return "://" in location


def is_known(location: str) -> bool:
    """Whether an address is that of object storage that can hold a corpus."""
    parts = urlsplit(location)
    return parts.scheme in {"s3", "s3a"} and bool(parts.netloc)


def explanation(location: str, error: Exception) -> str:
    """What is wrong and what to do, to follow “The corpus at LOCATION cannot be read or written:”."""
    said = str(error)
    server = os.environ.get("AWS_ENDPOINT_URL") or "the storage server"
    for sign, meaning in _MEANINGS.items():
        if sign in said:
            return meaning.format(bucket=urlsplit(location).netloc, server=server)
    lines = [line.strip() for line in _MARKS.sub("", said).splitlines() if line.strip()]
    return f"{': '.join(lines[:1] + lines[-1:]) if len(lines) > 1 else said or type(error).__name__}."
