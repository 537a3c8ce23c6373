"""A person or a body in the header: a name with its record."""

from __future__ import annotations

from tei_tools.encoder.make import Source, make
from tei_tools.encoder.ranges import clean
from tei_tools.model import Agent


def person_name(agent: Agent) -> Source:
    """Gives the persName of somebody who is a person."""
    return make("persName", {"ref": agent.ref}, clean(agent.name))


def agent_name(agent: Agent) -> Source:
    """Gives the orgName of a body, by its record, else a persName."""
    is_org = agent.ref.startswith(("org:", "#org"))
    return make(agent.element or ("orgName" if is_org else "persName"), {"ref": agent.ref}, clean(agent.name))


def credited_name(agent: Agent) -> Source:
    """Gives the name of somebody who is credited: a person where a record says so, else a name of anything."""
    return person_name(agent) if agent.ref else make("name", {}, clean(agent.name))
