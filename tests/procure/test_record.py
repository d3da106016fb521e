"""A record is what the standard library's frozen dataclass with slots is, whenever it is made."""

import copy
import dataclasses
import pickle
from decimal import Decimal

import pytest

from procure.record import record


@record
class Line:
    """A record as there are many."""

    name: str
    price: Decimal = Decimal("1.50")
    notes: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """The same, made by the standard library."""

    name: str
    price: Decimal = Decimal("1.50")
    notes: tuple[str, ...] = ()


@record
class Own:
    """A record that is shown in its own way, and does not count all of its fields."""

    name: str
    seen: dict[str, int] = dataclasses.field(default_factory=dict, compare=False)

    def __repr__(self) -> str:
        """Give the name alone."""
        return self.name


def test_it_has_its_fields() -> None:
    """Fields, defaults and slots are those of the standard library."""
    for line in (Line(name="a", notes=("x",)), Line(name="b", price=Decimal(2))):
        usual = Usual(name=line.name, price=line.price, notes=line.notes)
        assert dataclasses.asdict(line) == dataclasses.asdict(usual)
        assert repr(line) == repr(usual).replace("Usual", "Line")
        assert hash(line) == hash(usual)
        assert not hasattr(line, "__dict__")


def test_equality_is_that_of_the_fields() -> None:
    """Records of one kind with the same fields are equal; another kind is another thing."""
    assert Line(name="a") == Line(name="a")
    assert Line(name="a") != Line(name="b")
    other: object = Usual(name="a")
    assert Line(name="a") != other
    assert {Line(name="a"), Line(name="a")} == {Line(name="a")}


def test_nothing_can_be_changed() -> None:
    """A field can be neither set nor deleted; a copy with another value is made instead."""
    line = Line(name="a")
    with pytest.raises(dataclasses.FrozenInstanceError, match="name"):
        line.name = "b"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError, match="name"):
        del line.name
    assert dataclasses.replace(line, name="b") == Line(name="b")
    assert line == Line(name="a")


def test_fields_are_given_by_name() -> None:
    """What is missing, unknown or without its name is refused with the record's name."""
    with pytest.raises(TypeError, match=r"Line\.__init__.*name"):
        Line()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="other"):
        Line(name="a", other=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="positional"):
        Line("a")  # type: ignore[call-arg]


def test_it_is_copied_and_pickled() -> None:
    """A child process gets the same record."""
    line = Line(name="a", notes=("x", "y"))
    assert pickle.loads(pickle.dumps(line)) == line  # noqa: S301 - of this very test
    assert copy.copy(line) == copy.deepcopy(line) == line


def test_what_a_class_says_itself_is_kept() -> None:
    """A method written in the class is its own, and a field can be left out of what counts."""
    one = Own(name="A", seen={"x": 1})
    assert repr(one) == "A"
    assert one == Own(name="A")
    assert hash(one) == hash(Own(name="A"))
    assert one != Own(name="B")
    assert Own(name="b").seen is not Own(name="b").seen


def test_a_method_kept_from_before_it_was_written_does_the_same() -> None:
    """Two threads may come to it at once: one of them finds that it was written meanwhile."""

    @record
    class Late:
        name: str

    make = Late.__init__
    assert Late(name="a").name == "a"
    assert Late.__init__ is not make
    late = object.__new__(Late)
    make(late, name="b")
    assert late == Late(name="b")


def test_a_record_built_on_another_has_its_fields_too() -> None:
    """Each of the two classes has methods of its own."""

    @record
    class More(Line):
        weight: int = 1

    more = More(name="a", weight=2)
    assert repr(more).endswith("More(name='a', price=Decimal('1.50'), notes=(), weight=2)")
    assert more != More(name="a")
    assert Line(name="a") == Line(name="a")
    assert "weight" not in repr(Line(name="a"))
