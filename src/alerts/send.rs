//! The channels of alerts: a file, mail, and web addresses.

use super::Message;
use crate::error::Error;
use crate::secrets;
use crate::shop::{MailConfig, Security, Shape, Shop, WebhookConfig};
use feeds::transports::{self, HttpMethod, SendOptions};
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use lettre::message::header::ContentType;
use lettre::transport::smtp::authentication::Credentials;
use lettre::{SmtpTransport, Transport as _};
use mappings::config::{Hidden, Secret};
use serde_json::{Value as Json, json};
use sha2::Sha256;
use std::io::Write as _;
use std::time::Duration;

/// How long a mail server may take for each step.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where alerts go.
pub enum Channel {
    /// A file.
    File(String),
    /// Mail.
    Mail(Box<MailConfig>),
    /// A web address, by its place in the settings from 1.
    Webhook(String, WebhookConfig),
}

impl Channel {
    /// The channels of a shop.
    #[must_use]
    pub fn all(shop: &Shop) -> Vec<Self> {
        let config = &shop.config.alerts;
        let file = config.file.clone().map(Self::File);
        let mail = config.mail.clone().map(Box::new).map(Self::Mail);
        let hooks = (1..).zip(&config.webhook);
        let hooks =
            hooks.map(|(number, hook)| Self::Webhook(format!("webhook {number}"), hook.clone()));
        file.into_iter().chain(mail).chain(hooks).collect()
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::File(_) => "file",
            Self::Mail(_) => "mail",
            Self::Webhook(name, _) => name,
        }
    }

    /// Sends a message; what went wrong in words.
    pub(super) fn send(
        &self,
        shop: &Shop,
        message: &Message,
        now: Timestamp,
    ) -> Result<(), String> {
        match self {
            Self::File(place) => append(shop, place, message),
            Self::Mail(config) => mail(config, message),
            Self::Webhook(_, hook) => post(shop, hook, message, now),
        }
    }
}

fn append(shop: &Shop, place: &str, message: &Message) -> Result<(), String> {
    let path = shop.folder.join(place);
    let line = serde_json::to_string(message).unwrap_or_default() + "\n";
    let write = || -> std::io::Result<()> {
        let mut file = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(&path)?;
        file.write_all(line.as_bytes())
    };
    write().map_err(|error| format!("{}: {error}", path.display()))
}

fn secret(secret: &Secret) -> Result<String, String> {
    secrets::named(&secret.secret).ok_or_else(|| {
        let name = &secret.secret;
        format!("the secret \"{name}\" is not set; {}", secrets::hint(name))
    })
}

fn mail(config: &MailConfig, message: &Message) -> Result<(), String> {
    let mut mail = lettre::Message::builder()
        .from(
            config
                .from
                .parse()
                .map_err(|_| format!("\"{}\" is no mail address", config.from))?,
        )
        .subject(message.subject())
        .header(ContentType::TEXT_PLAIN);
    for to in &config.to {
        mail = mail.to(to
            .parse()
            .map_err(|_| format!("\"{to}\" is no mail address"))?);
    }
    let mail = mail
        .body(message.text())
        .map_err(|error| error.to_string())?;
    let (built, port) = match config.security {
        Security::Starttls => (SmtpTransport::starttls_relay(&config.server), 587),
        Security::Tls => (SmtpTransport::relay(&config.server), 465),
        Security::None => (Ok(SmtpTransport::builder_dangerous(&config.server)), 25),
    };
    let told = |error: lettre::transport::smtp::Error| {
        // Of an error within an error, both say something.
        let within = std::error::Error::source(&error).map(|inner| format!(": {inner}"));
        format!("{}: {error}{}", config.server, within.unwrap_or_default())
    };
    let mut transport = built
        .map_err(told)?
        .port(config.port.unwrap_or(port))
        .timeout(Some(PATIENCE));
    if let (Some(user), Some(password)) = (&config.user, &config.password) {
        transport = transport.credentials(Credentials::new(user.clone(), secret(password)?));
    }
    transport.build().send(&mail).map_err(told)?;
    Ok(())
}

fn shaped(shape: Shape, message: &Message) -> Json {
    let text = format!("{}\n{}", message.subject(), message.text());
    match shape {
        Shape::Feedmill => {
            let mut body = json!(message);
            body["version"] = crate::report::VERSION.into();
            body["subject"] = message.subject().into();
            body
        }
        Shape::Slack => json!({ "text": text }),
        Shape::Teams => json!({
            "type": "message",
            "attachments": [{
                "contentType": "application/vnd.microsoft.card.adaptive",
                "content": {
                    "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
                    "type": "AdaptiveCard",
                    "version": "1.4",
                    "body": [
                        { "type": "TextBlock", "weight": "bolder", "wrap": true, "text": message.subject() },
                        { "type": "TextBlock", "wrap": true, "text": message.text() },
                    ],
                },
            }],
        }),
    }
}

fn post(
    shop: &Shop,
    hook: &WebhookConfig,
    message: &Message,
    now: Timestamp,
) -> Result<(), String> {
    let url = match &hook.url {
        Hidden::Plain(url) => url.clone(),
        Hidden::Secret(named) => secret(named)?,
    };
    if !url.starts_with("https://") && !url.starts_with("http://") {
        return Err("the address is no http or https address".to_owned());
    }
    let body = shaped(hook.shape, message).to_string();
    let mut headers = vec![("Content-Type".to_owned(), "application/json".to_owned())];
    if let Some(key) = &hook.key {
        let stamp = now.as_second().to_string();
        headers.push((
            "X-Feedmill-Signature".to_owned(),
            signature(&secret(key)?, &stamp, &body)?,
        ));
        headers.push(("X-Feedmill-Timestamp".to_owned(), stamp));
    }
    let folder = shop.state_folder();
    let sent = || -> Result<(), Error> {
        let mut file = tempfile::NamedTempFile::new_in(&folder).map_err(Error::disk(&folder))?;
        file.write_all(body.as_bytes())
            .map_err(Error::disk(&folder))?;
        // It is tried again by who calls, so once is enough here.
        let options = SendOptions {
            headers,
            method: HttpMethod::Post,
            retries: 0,
            ..SendOptions::default()
        };
        transports::send(file.path(), &url, &options)?;
        Ok(())
    };
    sent().map_err(|error| match &hook.url {
        Hidden::Plain(_) => error.to_string(),
        // Where the address is a secret, so is what an error says of it.
        Hidden::Secret(named) => {
            let place = transports::shown(&url);
            let told = error
                .to_string()
                .replace(&url, "...")
                .replace(&place, "...");
            format!("the address \"{}\": {told}", named.secret)
        }
    })
}

/// How a message proves that it comes from who has the key.
fn signature(key: &str, stamp: &str, body: &str) -> Result<String, String> {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(key.as_bytes()).map_err(|error| error.to_string())?;
    mac.update(format!("{stamp}.{body}").as_bytes());
    let digits = mac.finalize().into_bytes();
    let digits: String = digits.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(format!("sha256={digits}"))
}
