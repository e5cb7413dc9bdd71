import pytest

from growthjournal.services.workspace import Workspace


@pytest.fixture(params=[None, "it's a passphrase"], ids=["plain", "encrypted"])
def workspace(request, tmp_path):
    opened = Workspace.create(tmp_path / "j.growthjournal", request.param)
    yield opened
    opened.close()


@pytest.fixture
def plain(tmp_path):
    opened = Workspace.create(tmp_path / "p.growthjournal", None)
    yield opened
    opened.close()
