"""What Explorer shows of the program file under "Details"."""

from __future__ import annotations

from PyInstaller.utils.win32.versioninfo import (
    FixedFileInfo,
    StringFileInfo,
    StringStruct,
    StringTable,
    VarFileInfo,
    VarStruct,
    VSVersionInfo,
)

VIETNAMESE, UTF_16 = 1066, 1200
PUBLISHER = "Sổ Thi đua"


def version_resource(version: str, file_name: str) -> VSVersionInfo:
    numbers = (*(int(part) for part in version.split(".")), 0)
    texts = {
        "CompanyName": PUBLISHER,
        "FileDescription": "Sổ Thi đua: thi đua, khen thưởng của xã",
        "FileVersion": version,
        "InternalName": "SoThiDua",
        "LegalCopyright": "Giấy phép MIT",
        "OriginalFilename": file_name,
        "ProductName": "Sổ Thi đua",
        "ProductVersion": version,
    }
    table = StringTable(
        f"{VIETNAMESE:04X}{UTF_16:04X}", [StringStruct(name, text) for name, text in texts.items()]
    )
    return VSVersionInfo(
        ffi=FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[
            StringFileInfo([table]),
            VarFileInfo([VarStruct("Translation", [VIETNAMESE, UTF_16])]),
        ],
    )
