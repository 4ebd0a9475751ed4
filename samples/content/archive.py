"""Every report of the archive, oldest first."""

from content import (
    cover_2008_q2,
    departmental_2011_q2,
    finance_2016_q3,
    monitoring_2008_q4,
    overview_2013_q2,
    overview_2013_q4,
    overview_2014_q1,
    people_2018_q4,
    people_2019_q2,
    plan_2012,
)
from content.blocks import Report

REPORTS: tuple[Report, ...] = (
    cover_2008_q2.REPORT,
    monitoring_2008_q4.REPORT,
    departmental_2011_q2.REPORT,
    plan_2012.REPORT,
    overview_2013_q2.REPORT,
    overview_2013_q4.REPORT,
    overview_2014_q1.REPORT,
    finance_2016_q3.REPORT,
    people_2018_q4.REPORT,
    people_2019_q2.REPORT,
)
