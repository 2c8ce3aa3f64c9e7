#!/usr/bin/env python3
"""Kiểm tra bộ hồ sơ / verifies the dossier: SHA256SUMS, then the hash chain in lich-su.json.

An event's hash is SHA-256 over the text "leakdesk event 1" and eight fields, each preceded by its length
in eight bytes (big-endian): the hash of the event before (32 zero bytes before the first), the case id,
the sequence (4 bytes), the kind, the time (8 bytes, microseconds), the actor (1 and the id, or 0), the
facts, the digest of the sealed body (1 and the digest, or 0).
"""
import hashlib, json, sys
from pathlib import Path

here = Path(__file__).resolve().parent
wrong = 0

for line in (here / "SHA256SUMS").read_text("utf-8").splitlines():
    told, name = line.split("  ", 1)
    if hashlib.sha256((here / name).read_bytes()).hexdigest() != told:
        print("SAI / WRONG:", name)
        wrong += 1


def optional(field):
    return b"\x01" + bytes.fromhex(field) if field is not None else b"\x00"


case = json.loads((here / "lich-su.json").read_text("utf-8"))
before, number = bytes(32), 0
for event in case["events"]:
    number += 1
    fields = [
        before,
        bytes.fromhex(case["case_id"]),
        event["sequence"].to_bytes(4, "big"),
        event["kind"].encode(),
        event["at"].to_bytes(8, "big", signed=True),
        optional(event["actor"]),
        event["facts"].encode(),
        optional(event["body_digest"]),
    ]
    digest = hashlib.sha256(b"leakdesk event 1")
    for field in fields:
        digest.update(len(field).to_bytes(8, "big") + field)
    if (event["sequence"], event["previous"], event["hash"]) != (number, before.hex(), digest.hexdigest()):
        print("SAI / WRONG: sự kiện / event", event["sequence"])
        wrong += 1
    before = bytes.fromhex(event["hash"])

if wrong:
    sys.exit(f"{wrong} chỗ không khớp / places that do not match")
print(f"Khớp / all matches: {number} sự kiện / events. Mã băm cuối / last hash: {before.hex()}")
