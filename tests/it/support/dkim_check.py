"""Verifies the DKIM signature of a mail.

    dkim_check.py MAIL RECORD

Prints "true" or "false". RECORD is what the domain would publish, used whatever name is asked for.
"""

import sys
from pathlib import Path

import dkim

mail, record = Path(sys.argv[1]).read_bytes(), sys.argv[2].encode()
print("true" if dkim.verify(mail, dnsfunc=lambda name, timeout=5: record) else "false")
