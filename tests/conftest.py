"""What holds for all tests: a law is never a timed test, so no example has a deadline, whatever else the machine does."""

from hypothesis import settings

settings.register_profile("tei-tools", deadline=None)
settings.load_profile("tei-tools")
