"""What /metrics says, read as Prometheus reads it."""

import urllib.request

from prometheus_client.parser import text_string_to_metric_families


def samples(text):
    """{(name, labels): value} of an exposition, in which each stands once."""
    found = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            key = sample.name.removeprefix("tempmail_"), tuple(sorted(sample.labels.items()))
            assert key not in found, key
            found[key] = sample.value
    return found


def of(found, name, **labels):
    """The sum of the samples of that name that have these labels; None where there is none."""
    values = [value for (of, has), value in found.items() if of == name and labels.items() <= dict(has).items()]
    return sum(values) if values else None


def scraped(world):
    with urllib.request.urlopen(f"{world.web_url}metrics", timeout=10) as answer:
        return samples(answer.read().decode())
