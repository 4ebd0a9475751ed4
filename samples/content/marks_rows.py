"""The rows that every twin of the marks report prints: milestones and indicators with their marks.

A mark is a colour or a direction, and after a colon what this row shows otherwise: 'better:down'.
"""

from content.blocks import Kpi, Milestone, Span

LIGHTS = ("green", "amber", "green", "red", "green", "amber")

# (ref, milestone, its light)
STEPS = (
    ("EEP1", "Open the second work club by June 2013", "green"),
    ("EEP2", "Let three units at Ferrybank by March 2014", "amber"),
    ("EEP3", "Adopt the town centre plan by September 2013", "green"),
    ("CFS1", "Move two teams into Tanner Street by March 2014", "red"),
    ("CFS2", "Recruit twelve foster carers by March 2014", "green"),
    ("CFS3", "Publish the early help strategy by July 2013", "amber"),
    ("LAS1", "Visit every school that is not yet good by October 2013", "green"),
    ("LAS2", "Train forty governors by March 2014", "red"),
    ("LAS3", "Agree a new attendance policy by January 2014", "amber"),
    ("COP1", "Hand over the Marlhope block by August 2013", "green"),
    ("COP2", "Commission the sixth form review by May 2013", "red"),
    ("COP3", "Place two year olds in nine nurseries by March 2014", "green"),
)

# (ref, measure, last year, target, now, light, direction)
MEASURES = (
    ("DIS LI05", "Number of inward investment enquiries", "158", "200", "97", "green", "better"),
    ("SCS ELS01", "Employment rate", "68.1%", "69.0%", "67.2%", "amber", "worse"),
    ("SCS ELS07", "Claimants of Jobseeker's Allowance", "5.6%", "5.0%", "5.6%", "red", "same"),
    ("DIS LI06", "Enquiries that end in a letting", "9%", "10%", "12%", "green", "better"),
    ("CFS LI01", "Initial assessments within ten days", "79%", "85%", "71%", "red", "worse"),
    ("CFS LI03", "Families with a lead worker", "297", "250", "301", "green", "better"),
    ("CFS LI09", "Children with a second plan", "11.4%", "10%", "11.4%", "amber", "same"),
    ("LAS LI01", "Schools judged good", "71%", "76%", "74%", "amber", "better"),
    ("LAS LI02", "Days lost to exclusion", "412", "380", "455", "red", "worse"),
    ("COP LI04", "Places filled by two year olds", "0", "400", "211", "green", ""),
)
REFER = ("SCS CYP03", "Five GCSEs with English and Maths", "58.6%", "56.5%")
NONE = ("SCS CYP16", "Children in care at Key Stage 4", "N/A", "N/A", "N/A")

Variants = dict[str, tuple[str, ...]]


def varied(mark: str, place: int, variants: Variants) -> str:
    """A mark with the variant that its row takes, in turn."""
    choices = variants.get(mark, ())
    return f"{mark}:{choices[place % len(choices)]}" if choices else mark


def steps(variants: Variants, beside: tuple[str, ...] = ()) -> tuple[Milestone, ...]:
    """The milestones; `beside`: words printed beside the light, in turn."""
    return tuple(
        Milestone(ref, text, varied(light, n, variants), beside[n % len(beside)] if beside else "")
        for n, (ref, text, light) in enumerate(STEPS)
    )


def measures(
    variants: Variants, beside: tuple[str, ...] = (), travelled: tuple[str, ...] = ()
) -> tuple[Kpi, ...]:
    """The indicators; the last two have no marks of their own."""
    rows = [
        Kpi(
            ref,
            measure,
            (last, target, now),
            varied(light, n, variants),
            beside[n % len(beside)] if beside else "",
            varied(travel, n, variants) if travel else None,
            (travelled[n % len(travelled)] if travelled else "") if travel else "N/A",
        )
        for n, (ref, measure, last, target, now, light, travel) in enumerate(MEASURES)
    ]
    ref, measure, last, target = REFER
    rows.insert(4, Kpi(ref, measure, (last, target, Span("Refer comment", 3, italic=False))))
    ref, measure, *values = NONE
    rows.append(Kpi(ref, measure, tuple(values), printed="N/A", travel="N/A"))
    return tuple(rows)
