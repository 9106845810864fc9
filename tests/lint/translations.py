# SPDX-License-Identifier: GPL-3.0-or-later
"""What is translated, and how it is extracted: for check-translations and tools/update-po."""
import os
import re
import subprocess
import tempfile

import sources

CALL = re.compile(r"\b(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2)\s*\(")
TRANSLATABLE = re.compile(r'translatable="(?:yes|true|1)"')
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2", "g_dngettext:2,3", "g_dpgettext2:2c,3",
            "g_dcgettext:2", "g_dpgettext:2"]
ENVIRONMENT = {**os.environ, "LC_ALL": "C"}


def listed(root, name):
    """The lines of po/@name but comments."""
    return [line.strip() for line in sources.read(root, f"po/{name}").splitlines()
            if line.strip() and not line.startswith("#")]


def wanted(root):
    """The files that hold strings for translation."""
    found = [p for p in sources.files(root, ".c", ".h", under="src")
             if CALL.search(re.sub(r"^\s*#.*", "", sources.bare_code(sources.read(root, p)), flags=re.M))]
    found += [p for p in sources.files(root, ".ui", under="ui") if TRANSLATABLE.search(sources.read(root, p))]
    return found + sources.files(root, ".desktop.in", ".metainfo.xml.in", under="data")


def extract(root, paths, template):
    """Writes the strings of @paths to @template."""
    options = [f"--keyword={keyword}" for keyword in KEYWORDS]
    options += [f"--flag={flag}:pass-c-format" for flag in ("_:1", "N_:1", "C_:2", "NC_:2", "ngettext:1", "ngettext:2")]
    if not paths:
        # xgettext wants at least one file, and a language where no name tells it
        paths, options = [os.devnull], [*options, "--language=C"]
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as names:
        names.write("\n".join(paths))
        names.flush()
        subprocess.run(["xgettext", "--from-code=UTF-8", "--add-comments=Translators", "--force-po", "--no-location",
                        "--package-name=docket", f"--files-from={names.name}", "-o", template, *options],
                       check=True, env=ENVIRONMENT, cwd=root)
    with open(template, encoding="utf-8") as stream:
        text = stream.read()
    with open(template, "w", encoding="utf-8") as stream:
        stream.write(text.replace("charset=CHARSET", "charset=UTF-8"))
