"""Names that are mentioned, as a network and on the map."""

import json

import pandas as pd

from components.country_map import AMBIGUOUS, countries, country_map
from components.entity_network import linked, network


def test_each_name_is_a_circle_and_its_strongest_links_are_lines() -> None:
    links = [("Ann Fay", other, 10 - number) for number, other in enumerate(["Bo", "Cy", "Dee", "Eve"])]
    links += [("Bo", "Cy", 9), ("Bo", "Dee", 8), ("Cy", "Dee", 1), ("Eve", "<b>", 1)]
    frame = pd.DataFrame(sorted(links, key=lambda link: -link[2]), columns=["name", "other", "articles"])
    weak, strong, names = network(frame).data
    drawn = sum(x is None for line in (weak, strong) for x in line.x)
    # Ann Fay and Bo have two stronger links each, Eve only the one with her.
    assert drawn == len(frame) - 1
    assert sorted(json.loads(each)["entity"][0] for each in names.customdata) == [
        "<b>", "Ann Fay", "Bo", "Cy", "Dee", "Eve",
    ]  # fmt: skip
    assert "<b>" not in names.text
    assert network(frame).to_json() == network(frame).to_json()


def test_circles_are_as_large_as_the_number_of_articles() -> None:
    _, circles = country_map(pd.DataFrame({"name": ["United States", "Denmark"], "articles": [40, 1]})).data
    assert list(circles.marker.size) == [40, 1]
    assert circles.hovertext == ("United States<br>40 articles", "Denmark<br>1 article")
    assert json.loads(circles.customdata[1]) == {"entity": ["Denmark"]}
    # West of Greenwich, east of it.
    assert circles.x[0] < -80
    assert 8 < circles.x[1] < 11
    assert 54 < circles.y[1] < 58


def test_a_name_that_may_be_a_state_is_no_country() -> None:
    assert {"United States", "South Korea", "Türkiye", "Ukraine", "Czech Republic"} <= set(countries())
    assert AMBIGUOUS not in countries()


def test_links_beyond_what_frequency_gives() -> None:
    names = pd.DataFrame({"name": ["Hub", "Ann", "Bo", "Cy"], "articles": [20, 4, 4, 10]})
    pairs = pd.DataFrame(
        {
            "name": ["Cy", "Ann", "Bo", "Ann", "Bo"],
            "other": ["Hub", "Hub", "Hub", "Bo", "Cy"],
            "articles": [10, 4, 4, 3, 1],
        }
    )
    # The hub is in every article, so that it is with everybody; two that meet once may do so by chance.
    assert linked(pairs, names, 20).to_dict("records") == [{"name": "Ann", "other": "Bo", "articles": 3, "lift": 3.75}]
