"""A mail server with a script: it answers by the address a mail goes to.

    smtp_server.py FOLDER MODE PORT [CERT KEY]

MODE is plain, starttls, smtps, or auth (plain, and the password is "right"). Prints its port. Every mail
it takes becomes a file NNN.eml in FOLDER, its first line the envelope.

The local part of the recipient decides: n550, n451 answer RCPT so; d554, d452 answer the content so; cut
hangs up after the content without an answer; slow answers the content after three seconds.
"""

import asyncio
import ssl
import sys
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

FOLDER, MODE, PORT = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])


class Script:
    def __init__(self):
        self.count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        if name.startswith("n") and name[1:4].isdigit():
            return f"{name[1:4]} no, says the server to {address}"
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server, session, envelope):
        name = envelope.rcpt_tos[0].split("@")[0]
        if name.startswith("d") and name[1:4].isdigit():
            return f"{name[1:4]} not this content"
        self.count += 1
        is_tls = server.transport.get_extra_info("ssl_object") is not None
        tls = "tls" if is_tls else "clear"
        said = f"{tls} {session.host_name} {envelope.mail_from} {','.join(envelope.rcpt_tos)}\n"
        (FOLDER / f"{self.count:03}.eml").write_bytes(said.encode() + envelope.content)
        if name == "cut":
            server.transport.abort()
        if name == "slow":
            await asyncio.sleep(3)
        return "250 taken"


def sign_in(server, session, envelope, mechanism, data):
    is_right = isinstance(data, LoginPassword) and data.password == b"right"
    return AuthResult(success=is_right, handled=False)


async def main():
    context = None
    if len(sys.argv) > 4:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[4], sys.argv[5])
    script = Script()

    def conversation():
        options = {"hostname": "mail.test", "enable_SMTPUTF8": False}
        if MODE == "starttls":
            options.update(tls_context=context, require_starttls=True)
        if MODE == "auth":
            options.update(authenticator=sign_in, auth_require_tls=False, auth_required=True)
        return SMTP(script, **options)

    tls = context if MODE == "smtps" else None
    server = await asyncio.get_running_loop().create_server(conversation, "127.0.0.1", PORT, ssl=tls)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
