"""The vocabulary as a pydantic model, for programs that speak pydantic (an HTTP service, a typed client)."""

from typing import TYPE_CHECKING, Annotated, Any

from shinsa.facts import Vocabulary
from shinsa.proposal.shape import shape_of
from shinsa.proposal.validating import schema_of

if TYPE_CHECKING:
    from pydantic import RootModel
    from pydantic_core import CoreSchema


def model_of(vocabulary: Vocabulary) -> "type[RootModel[dict[str, Any]]]":
    """A frozen, strict root model whose `root` is what a proposal states; it validates exactly as `Acceptor` does."""
    from pydantic import ConfigDict, GetPydanticSchema, RootModel, create_model  # noqa: PLC0415  # 0.1 s, seldom wanted

    def given(_source: object, _handler: object) -> "CoreSchema":
        return schema_of(shape_of(vocabulary), vocabulary.currency)

    class Stated(RootModel[dict[str, Any]]):
        model_config = ConfigDict(strict=True, frozen=True)

    return create_model("Proposal", __base__=Stated, root=(Annotated[dict[str, Any], GetPydanticSchema(given)], ...))
