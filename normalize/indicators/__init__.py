"""One indicator over the years: sightings in documents to definitions, links and ids."""

from normalize.indicators.reconciling import reconcile

__all__ = ["reconcile"]
