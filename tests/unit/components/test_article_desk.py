"""What stands in the box that chooses between jobs."""

from types import SimpleNamespace

from components.article_desk import labels


def test_two_jobs_of_one_name_are_told_apart() -> None:
    jobs = {
        key: SimpleNamespace(title=title) for key, title in (("c", "news.zip"), ("b", "own.txt"), ("a", "news.zip"))
    }
    assert labels(jobs) == {
        "c": "Just read: news.zip",
        "b": "Just read: own.txt",
        "a": "Just read: news.zip (2)",
    }
