"""Submittable, version 4 of its API: submissions pulled, joined to their form, screened, kept; notes written back."""
