"""Three-valued evaluation of parts and numbers on typed facts, by Python source generated once for each plan."""
