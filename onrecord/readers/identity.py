"""What makes two articles the same one."""

import hashlib
import json

from onrecord.readers.story import Story


def content_key(story: Story) -> str:
    """20 hex digits of SHA-256 over what the file itself says.

    The path and sidecars have no part in it: moving a file, or adding a sidecar later, makes no second
    article.
    """
    content = [story.text, story.title, story.id, story.outlet, story.url]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:20]
