"""How hypothesis looks for examples: always the same ones in CI, new and more ones at a desk."""

import os

from hypothesis import HealthCheck, settings

# No deadline and no complaint about slow data: how fast a machine is must never decide whether a test passes.
settings.register_profile("desk", max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("desk"), max_examples=50, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI", "").lower() not in {"", "0", "false"} else "desk")
