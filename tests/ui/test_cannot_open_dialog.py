"""What is said, and offered, when the data cannot be opened."""

import pytest

from models.data_folder import DataFolder
from models.problems import Refused
from models.store import open_store
from ui.dialogs.cannot_open_dialog import CannotOpenDialog


def refusal(folder: DataFolder) -> Refused:
    with pytest.raises(Refused) as refused:
        open_store(folder)
    return refused.value


def shown(qtbot, folder: DataFolder) -> CannotOpenDialog:
    dialog = CannotOpenDialog(folder, refusal(folder))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_damaged_data_can_be_taken_back_from_a_backup(qtbot, look, tmp_path):
    folder = DataFolder(tmp_path)
    folder.database.write_bytes(b"not a database " * 400)
    dialog = shown(qtbot, folder)
    assert folder.database.name in dialog.sentence.text()
    assert dialog.restore_button.isVisible()


def test_data_in_use_is_not_to_be_replaced(qtbot, look, tmp_path):
    folder = DataFolder(tmp_path)
    store = open_store(folder)
    dialog = shown(qtbot, folder)
    assert not dialog.restore_button.isVisible()
    store.close()
    dialog.again_button.click()
    assert dialog.wanted is not None
    assert dialog.wanted.folder == folder
