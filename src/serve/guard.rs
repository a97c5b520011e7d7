//! Who may ask: only this site, and only with the token. Keeps other pages in the same browser out, also those that
//! reach this machine under another name.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::net::SocketAddr;
use std::sync::Arc;

/// Nothing from elsewhere, nothing embedded elsewhere. Styles of the parts are written into the page as it runs.
const POLICY: &str = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Refuses requests under another name than the address or `localhost`, and from pages of another origin. Puts the
/// policy on every answer.
pub(super) async fn same_site(
    State(address): State<SocketAddr>,
    request: Request,
    next: Next,
) -> Response {
    let mut answer = if own(&request, address) {
        next.run(request).await
    } else {
        (
            StatusCode::FORBIDDEN,
            "open the address that feedmill printed\n",
        )
            .into_response()
    };
    let headers = answer.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    answer
}

fn own(request: &Request, address: SocketAddr) -> bool {
    let text = |name| {
        let value = request.headers().get(name);
        value.map(|value: &HeaderValue| value.to_str().unwrap_or_default().to_owned())
    };
    let names = [address.to_string(), format!("localhost:{}", address.port())];
    let host = text(header::HOST).is_some_and(|host| names.contains(&host));
    let origin = text(header::ORIGIN).is_none_or(|origin| {
        let own = origin.strip_prefix("http://");
        own.is_some_and(|own| names.iter().any(|name| name == own))
    });
    host && origin
}

/// Refuses requests to the door without the token.
pub(super) async fn token(State(token): State<Arc<str>>, request: Request, next: Next) -> Response {
    if allowed(&request, &token) {
        next.run(request).await
    } else {
        let hint = "open the address that feedmill printed when it began";
        let error = serde_json::json!({
            "code": "token", "message": "this page has no leave to ask", "hint": hint, "at": ""
        });
        (StatusCode::UNAUTHORIZED, axum::Json(error)).into_response()
    }
}

fn allowed(request: &Request, token: &str) -> bool {
    let given = request.headers().get(header::AUTHORIZATION);
    let given = given.and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    given.is_some_and(|given| same(given, token))
}

/// Compares in the same time wherever the first difference is.
fn same(one: &str, other: &str) -> bool {
    let differences = one
        .bytes()
        .zip(other.bytes())
        .map(|(one, other)| one ^ other);
    one.len() == other.len() && differences.fold(0, |sum, byte| sum | byte) == 0
}
