//! TLS to PostgreSQL without OpenSSL: the bundled libpq speaks none, so a URL that asks for TLS is
//! served through a tunnel of our own. libpq connects to a socket in a private folder, the tunnel to
//! the server with rustls, and the server's certificate and name are always verified (also for
//! `sslmode=require`, where libpq would not).

use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpStream, UnixListener, UnixStream};
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore, crypto::ring};
use url::Url;

use super::connection::Target;
use super::error::{Error, Result};

/// `SSLRequest` (PostgreSQL protocol, "Message Formats"): length 8, code 80877103.
const SSL_REQUEST: [u8; 8] = [0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f];
/// The port in the socket's name; any would do.
const SOCKET_PORT: u16 = 5432;

/// What the URL's `sslmode` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Plain,
    Verified,
}

/// The near end of a tunnel: a folder that goes when the last handle to the database goes.
#[derive(Debug)]
pub(super) struct Tunnel {
    folder: PathBuf,
    fault: Fault,
}

/// Why the tunnel last failed: libpq itself sees only a server that hangs up.
type Fault = Arc<Mutex<Option<String>>>;

impl Tunnel {
    /// The tunnel's own reason for `error`, if it has one.
    pub(super) fn explain(&self, error: Error) -> Error {
        let fault = self
            .fault
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        fault.map_or(error, |why| refused(format!("TLS to PostgreSQL: {why}")))
    }
}

impl Drop for Tunnel {
    fn drop(&mut self) {
        if let Err(why) = std::fs::remove_dir_all(&self.folder) {
            tracing::warn!(error = %why, "the TLS tunnel's folder stays behind");
        }
    }
}

/// The target as libpq may be given it: unchanged, or by way of a tunnel when its URL asks for TLS.
pub(super) fn tunnelled(
    target: Target,
    extra_roots: Option<&Path>,
) -> Result<(Target, Option<Tunnel>)> {
    let Target::Postgres(url) = &target else {
        return Ok((target, None));
    };
    let url = Url::parse(url).map_err(|why| refused(format!("DATABASE_URL: {why}")))?;
    if wanted(&url)? == Wanted::Plain || cfg!(feature = "pg-openssl") {
        return Ok((target, None));
    }
    let host = url
        .host_str()
        .ok_or_else(|| refused("DATABASE_URL: TLS needs a host"))?
        .to_owned();
    let port = url.port().unwrap_or(5432);
    let roots = parameter(&url, "sslrootcert").map(PathBuf::from);
    let tls = client(&[extra_roots, roots.as_deref()])?;
    let tunnel = dig((host, port), tls)?;
    Ok((Target::Postgres(through(url, &tunnel.folder)), Some(tunnel)))
}

fn refused(why: impl Into<String>) -> Error {
    Error::Unavailable(why.into())
}

fn parameter(url: &Url, name: &str) -> Option<String> {
    url.query_pairs()
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.into_owned())
}

fn wanted(url: &Url) -> Result<Wanted> {
    match parameter(url, "sslmode").as_deref() {
        None | Some("disable") => Ok(Wanted::Plain),
        Some("require" | "verify-ca" | "verify-full") => Ok(Wanted::Verified),
        Some(other) => Err(refused(format!(
            "DATABASE_URL: sslmode={other} may fall back to plain text; write \
             sslmode=verify-full for TLS or sslmode=disable to go without"
        ))),
    }
}

/// The same URL, but to the socket in `folder`, where TLS is not libpq's affair.
fn through(mut url: Url, folder: &Path) -> String {
    const OURS: [&str; 5] = ["sslmode", "sslrootcert", "host", "port", "channel_binding"];
    let kept: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(key, _)| !OURS.contains(&key.as_ref()))
        .map(|(key, value)| (key.into_owned(), value.into_owned()))
        .collect();
    url.query_pairs_mut()
        .clear()
        .extend_pairs(kept)
        .append_pair("host", &folder.to_string_lossy())
        .append_pair("port", &SOCKET_PORT.to_string())
        .append_pair("sslmode", "disable");
    url.into()
}

fn client(root_files: &[Option<&Path>]) -> Result<TlsConnector> {
    let mut roots = RootCertStore {
        roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
    };
    for path in root_files.iter().flatten() {
        let unreadable = |why: &dyn std::fmt::Display| {
            refused(format!(
                "the certificates in {} can't be read: {why}",
                path.display()
            ))
        };
        for certificate in CertificateDer::pem_file_iter(path).map_err(|why| unreadable(&why))? {
            let certificate = certificate.map_err(|why| unreadable(&why))?;
            roots.add(certificate).map_err(|why| unreadable(&why))?;
        }
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|why| refused(why.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}

/// Opens the tunnel's near end, a socket only we can reach, and leaves a thread to serve it.
fn dig(server: (String, u16), tls: TlsConnector) -> Result<Tunnel> {
    let name = format!("leakdesk-{:016x}", rand::random::<u64>());
    let folder = std::env::temp_dir().join(name);
    let fault = |why: std::io::Error| refused(format!("the TLS tunnel can't be opened: {why}"));
    std::fs::DirBuilder::new()
        .mode(0o700)
        .create(&folder)
        .map_err(fault)?;
    let tunnel = Tunnel {
        folder: folder.clone(),
        fault: Fault::default(),
    };
    let reason = Arc::clone(&tunnel.fault);
    let socket = folder.join(format!(".s.PGSQL.{SOCKET_PORT}"));
    let listener = std::os::unix::net::UnixListener::bind(socket).map_err(fault)?;
    listener.set_nonblocking(true).map_err(fault)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(fault)?;
    let serve = move || runtime.block_on(serve(listener, server, tls, reason));
    std::thread::Builder::new()
        .name("postgres-tls".to_owned())
        .spawn(serve)
        .map_err(fault)?;
    Ok(tunnel)
}

async fn serve(
    listener: std::os::unix::net::UnixListener,
    (host, port): (String, u16),
    tls: TlsConnector,
    fault: Fault,
) {
    let listener = match UnixListener::from_std(listener) {
        Ok(listener) => listener,
        Err(why) => return tracing::error!(error = %why, "the TLS tunnel has closed"),
    };
    loop {
        match listener.accept().await {
            Ok((near, _)) => {
                let (host, tls, fault) = (host.clone(), tls.clone(), Arc::clone(&fault));
                tokio::spawn(async move {
                    if let Err(why) = carry(near, &host, port, &tls).await {
                        tracing::warn!(error = %why, "TLS to PostgreSQL failed");
                        *fault.lock().unwrap_or_else(PoisonError::into_inner) =
                            Some(why.to_string());
                    }
                });
            }
            Err(why) => tracing::warn!(error = %why, "TLS tunnel"),
        }
    }
}

async fn carry(
    mut near: UnixStream,
    host: &str,
    port: u16,
    tls: &TlsConnector,
) -> std::io::Result<()> {
    let mut plain = TcpStream::connect((host, port)).await?;
    plain.set_nodelay(true)?;
    plain.write_all(&SSL_REQUEST).await?;
    if plain.read_u8().await? != b'S' {
        return Err(std::io::Error::other("the server offers no TLS"));
    }
    let name = ServerName::try_from(host.to_owned()).map_err(std::io::Error::other)?;
    let mut far = tls.connect(name, plain).await?;
    let start = packet(&mut near).await?;
    far.write_all(&start).await?;
    let first = answer(&mut far).await?;
    near.write_all(&without_channel_binding(first)).await?;
    copy_bidirectional(&mut near, &mut far).await?;
    Ok(())
}

/// The longest packet read before both sides are merely copied.
const LONGEST: u32 = 64 * 1024;

async fn body(stream: &mut (impl AsyncReadExt + Unpin), length: u32) -> std::io::Result<Vec<u8>> {
    let rest = length.checked_sub(4).filter(|_| length <= LONGEST);
    let rest = rest.and_then(|rest| usize::try_from(rest).ok());
    let mut body = vec![0; rest.ok_or_else(|| std::io::Error::other("not PostgreSQL's protocol"))?];
    stream.read_exact(&mut body).await?;
    Ok(body)
}

/// The first packet of a client: a length, and no kind.
async fn packet(stream: &mut UnixStream) -> std::io::Result<Vec<u8>> {
    let length = stream.read_u32().await?;
    let body = body(stream, length).await?;
    Ok([&length.to_be_bytes(), body.as_slice()].concat())
}

/// The first message of a server: a kind, a length, a body. Nothing when it hangs up, as after a
/// request to cancel.
async fn answer(
    stream: &mut (impl AsyncReadExt + Unpin),
) -> std::io::Result<Option<(u8, Vec<u8>)>> {
    let Ok(kind) = stream.read_u8().await else {
        return Ok(None);
    };
    let length = stream.read_u32().await?;
    Ok(Some((kind, body(stream, length).await?)))
}

/// libpq, who sees no TLS, refuses a server that offers channel binding: that offer is left out of
/// `AuthenticationSASL` (kind `R`, code 10, then names that each end with a zero byte).
fn without_channel_binding(message: Option<(u8, Vec<u8>)>) -> Vec<u8> {
    let Some((kind, mut body)) = message else {
        return Vec::new();
    };
    if let (b'R', Some((code @ [0, 0, 0, 10], names))) = (kind, body.split_first_chunk::<4>()) {
        let kept = names
            .split(|byte| *byte == 0)
            .filter(|name| !name.is_empty() && *name != b"SCRAM-SHA-256-PLUS")
            .flat_map(|name| name.iter().copied().chain([0]));
        body = code.iter().copied().chain(kept).chain([0]).collect();
    }
    let length = u32::try_from(body.len() + 4).unwrap_or(u32::MAX);
    [&[kind], length.to_be_bytes().as_slice(), body.as_slice()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(query: &str) -> Url {
        Url::parse(&format!(
            "postgres://desk:pass%20word@db.example:6000/leakdesk{query}"
        ))
        .unwrap()
    }

    #[test]
    fn what_asks_for_tls_gets_it_or_is_refused() {
        assert_eq!(wanted(&url("")).unwrap(), Wanted::Plain);
        assert_eq!(wanted(&url("?sslmode=disable")).unwrap(), Wanted::Plain);
        for mode in ["require", "verify-ca", "verify-full"] {
            assert_eq!(
                wanted(&url(&format!("?sslmode={mode}"))).unwrap(),
                Wanted::Verified
            );
        }
        for mode in ["prefer", "allow", "REQUIRE", ""] {
            assert!(wanted(&url(&format!("?sslmode={mode}"))).is_err(), "{mode}");
        }
    }

    #[test]
    fn libpq_is_sent_to_the_socket_and_keeps_the_rest() {
        let url = url("?sslmode=verify-full&sslrootcert=/ca.pem&application_name=desk");
        assert_eq!(
            through(url, Path::new("/run/x")),
            "postgres://desk:pass%20word@db.example:6000/leakdesk?application_name=desk\
             &host=%2Frun%2Fx&port=5432&sslmode=disable"
        );
    }

    #[test]
    fn channel_binding_is_not_offered_to_a_client_that_sees_no_tls() {
        let names = b"SCRAM-SHA-256-PLUS\0SCRAM-SHA-256\0\0";
        let offer = [&[0, 0, 0, 10], names.as_slice()].concat();
        let passed = without_channel_binding(Some((b'R', offer)));
        assert_eq!(
            passed,
            [b"R\0\0\0\x17\0\0\0\x0a".as_slice(), b"SCRAM-SHA-256\0\0"].concat()
        );
        let other = (b'E', b"SFATAL\0\0".to_vec());
        assert_eq!(
            without_channel_binding(Some(other)),
            b"E\0\0\0\x0cSFATAL\0\0"
        );
        assert!(without_channel_binding(None).is_empty());
    }
}
