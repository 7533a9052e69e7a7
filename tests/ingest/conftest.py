"""The archives of tests/archive, here too."""

from tests.archive.conftest import address, archive, cluster, opener

__all__ = ["address", "archive", "cluster", "opener"]
