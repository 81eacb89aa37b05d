"""The release key: `new` makes one, `public` writes the half that is built in, `sign` vouches for an installer.

`python -m installer.release new KEY.pem | public KEY.pem OUT | sign KEY.pem INSTALLER.exe`
The private half lies outside the checkout; `openssl genpkey -algorithm ed25519` makes one as well.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from models.problems import Refused
from services.releases.release_key import new_private_key, write_public_key
from services.releases.signature_file import installer_name
from services.releases.signing import sign_release
from services.version import VERSION

CHECKOUT = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        _refuse_within_checkout(options.key)
        print(options.run(options))
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m installer.release")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    new = commands.add_parser("new", help="make a private key that only its owner may read")
    new.add_argument("key", type=Path)
    new.set_defaults(run=lambda options: new_private_key(options.key))
    public = commands.add_parser("public", help="write the public half of the key")
    public.add_argument("key", type=Path)
    public.add_argument("out", type=Path)
    public.set_defaults(run=lambda options: write_public_key(options.key, options.out))
    sign = commands.add_parser("sign", help="write the signature beside the installer")
    sign.add_argument("key", type=Path)
    sign.add_argument("installer", type=Path)
    sign.set_defaults(run=lambda options: _sign(options.installer, options.key))
    return parser


def _sign(installer: Path, key: Path) -> Path:
    """The version that is signed is the one of this checkout, and the name has to say the same."""
    if installer.name != installer_name(VERSION):
        raise Refused(f"Bộ cài của bản {VERSION} phải tên là {installer_name(VERSION)}.")
    return sign_release(installer, key, VERSION)


def _refuse_within_checkout(key: Path) -> None:
    if key.resolve().is_relative_to(CHECKOUT):
        raise Refused(f"Khóa riêng phải nằm ngoài {CHECKOUT}, nơi không ai vô tình phát tán nó.")


if __name__ == "__main__":
    sys.exit(main())
