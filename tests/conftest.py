"""Settings of every test run."""

import os

from hypothesis import settings

# A check that passes today passes tomorrow: properties see the same examples every time, and nothing is timed.
settings.register_profile("check", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("explore", max_examples=2_000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "check"))
