"""Why a site cannot be made."""


class SiteError(Exception):
    """The site cannot be made or written as asked; the text says why, `hint` what to do. Nothing was changed."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint
