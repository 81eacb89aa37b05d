"""``demo``: a sample commune with invented people, to try things on."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from models.data_folder import DataFolder
from services.commands.command import Answer, Command, path_argument
from services.sample.finishing import print_and_send
from services.sample.sample import make_sample


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "folder", type=path_argument, metavar="THƯ-MỤC", help="thư mục sẽ làm xã mẫu"
    )


def run(options: Namespace, folder: DataFolder) -> Answer:
    return Answer(tuple(str(path) for path in make_sample(options.folder, finish=print_and_send)))


DEMO = Command("demo", "Làm một xã mẫu để tập dùng", add_arguments, run, json=False)
