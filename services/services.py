"""Every service of the program, on one open store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

from models.data_folder import DataFolder
from models.identity import SYSTEM, Origin
from models.store import Store, open_store
from services.agenda import Agenda
from services.amending import Amending
from services.attaching import Attaching
from services.backup import Backups
from services.career import Career
from services.catalogue import Catalogue
from services.certificates.certificates import Certificates
from services.certificates.golden_book import GoldenBook
from services.certificates.print_register import PrintRegister
from services.certificates.sent_runs import SentRuns
from services.commune_list import CommuneList, load_communes
from services.councils import Councils
from services.deciding import Deciding
from services.decision_wording import DecisionWording
from services.directory import Directory
from services.dossiers import Dossiers
from services.eligibility import Eligibility
from services.form_words import FormWords
from services.fund import Fund
from services.hindrances import Hindrances
from services.history import History
from services.household_reviews import HouseholdReviews
from services.initiatives import Initiatives
from services.law_in_force import LawInForce, law_in_force
from services.letterheads import Letterheads
from services.lists import Lists
from services.meetings import Meetings
from services.memberships import Memberships
from services.merging import Merging
from services.movements import Movements
from services.nominating import Nominating
from services.nomination_steps import NominationSteps
from services.numbering import Numbering
from services.overriding import Overriding
from services.packages.sending import Sending
from services.papers import Papers
from services.payment_sheets import PaymentSheets
from services.payments import Payments
from services.periods import Periods
from services.presenting import Presenting
from services.profiles import Profiles
from services.ratings import Ratings
from services.registering import Registering
from services.rules.decision_reviewing import DecisionReviewing
from services.rules.reviewing import Reviewing
from services.rules.rotation import Rotation
from services.search import Search
from services.settings import Settings
from services.setup import Setup
from services.stock import StockKeeping
from services.submitting import Submitting
from services.unit_changes import UnitChanges
from services.voting import Voting


class Services:
    """Belongs to the thread that made it; work on another thread takes ``on_own_connection``."""

    def __init__(self, store: Store, communes: CommuneList, law: LawInForce) -> None:
        self.store = store
        self.communes = communes
        self.folder: DataFolder = store.folder
        self.law = law
        self.catalogue: Catalogue = law.catalogue
        self.settings = Settings(store)
        self.setup = Setup(store, self.settings, communes)
        self.history = History(store)
        self.lists = Lists(store, self.catalogue)
        self.directory = Directory(store)
        self.unit_changes = UnitChanges(store, self.directory)
        self.periods = Periods(store)
        self.movements = Movements(store)
        self.ratings = Ratings(store, self.periods)
        self.household_reviews = HouseholdReviews(store, self.periods)
        self.memberships = Memberships(store, self.directory, self.periods)
        self.initiatives = Initiatives(store, self.periods)
        self.career = Career(store)
        self.hindrances = Hindrances(store)
        self.registering = Registering(store, self.catalogue, self.directory, self.periods)
        self.dossiers = Dossiers(store, self.catalogue, self.periods)
        self.reviewing = Reviewing(store, self.catalogue, self.periods)
        self.nominating = Nominating(store, self.catalogue, self.periods, self.registering)
        self.nomination_steps = NominationSteps(store, self.reviewing, self.nominating)
        self.decision_reviewing = DecisionReviewing(store, self.catalogue)
        self.overriding = Overriding(store, self.reviewing, self.decision_reviewing)
        self.rotation = Rotation(store, self.catalogue, self.periods)
        self.eligibility = Eligibility(
            store, self.catalogue, self.lists, self.reviewing, self.nominating
        )
        self.councils = Councils(store)
        self.meetings = Meetings(store, self.councils, self.periods)
        self.agenda = Agenda(store, self.catalogue, self.meetings)
        self.voting = Voting(store, self.meetings, self.agenda, self.nomination_steps)
        self.form_words = FormWords(store, self.catalogue)
        self.wording = DecisionWording(
            store, self.catalogue, self.settings, self.setup, self.periods, self.form_words
        )
        self.letterheads = Letterheads(store, self.settings, self.setup)
        self.papers = Papers(store)
        self.profiles = Profiles(store)
        self.certificates = Certificates(
            store, self.catalogue, self.settings, self.wording, self.letterheads
        )
        self.payment_sheets = PaymentSheets(store, self.settings)
        self.payments = Payments(store, self.catalogue, self.payment_sheets)
        self.merging = Merging(store, self.directory, self.payments)
        self.fund = Fund(store)
        self.stock = StockKeeping(store)
        self.deciding = Deciding(
            store, self.catalogue, self.directory, self.wording, self.periods, self.payments
        )
        self.amending = Amending(store, self.deciding)
        self.golden_book = GoldenBook(store, self.deciding)
        self.presenting = Presenting(store)
        self.print_register = PrintRegister(store, self.settings, self.golden_book, self.stock)
        self.sent_runs = SentRuns(store, self.print_register, self.stock)
        self.submitting = Submitting(store, self.deciding, self.periods, self.settings)
        self.numbering = Numbering(store, self.deciding, self.wording, self.submitting)
        self.attaching = Attaching(store)
        self.search = Search(store, self.catalogue)
        self.backups = Backups(store)
        self.sending = Sending(store, self.settings, self.catalogue)

    @contextmanager
    def on_own_connection(self) -> Iterator[Services]:
        """The same services for a job on another thread."""
        with self.store.on_own_connection() as store:
            yield Services(store, self.communes, self.law)

    def close(self) -> None:
        self.store.close()


@contextmanager
def open_services(folder: DataFolder, origin: Origin = SYSTEM) -> Iterator[Services]:
    """Open the data in ``folder`` for this program alone. Raises ``Refused``."""
    with closing(open_store(folder, origin)) as store:
        yield Services(store, load_communes(), law_in_force(folder))
