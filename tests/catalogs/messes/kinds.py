"""Price lists in every kind of disorder that suppliers send, with what each row has to become."""

from tests.catalogs.messes.cells import CELLS
from tests.catalogs.messes.clouds import CLOUDS
from tests.catalogs.messes.files import FILES
from tests.catalogs.messes.languages import LANGUAGES
from tests.catalogs.messes.layouts import LAYOUTS
from tests.catalogs.messes.oddities import ODDITIES

MESSES = (*FILES, *LAYOUTS, *CELLS, *LANGUAGES, *CLOUDS, *ODDITIES)
