//! The channels of alerts: a file, mail, and web addresses.

use super::Message;
use crate::deliver::told;
use crate::error::Error;
use crate::secrets;
use crate::shop::{MailConfig, Security, Shape, Shop, WebhookConfig};
use crate::troubles::trouble;
use feeds::transports::{self, HttpMethod, SendOptions};
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::transport::smtp::{self, authentication::Credentials};
use lettre::{SmtpTransport, Transport as _};
use mappings::config::{Hidden, Secret};
use mappings::said::{Said, Told, several};
use serde_json::{Value as Json, json};
use sha2::Sha256;
use std::io::Write as _;
use std::time::Duration;

/// How long a mail server may take for each step.
const PATIENCE: Duration = Duration::from_secs(20);

/// What went wrong with sending: in English, and as messages.
pub(super) type Problem = (String, Vec<Said>);

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

    /// Sends a message.
    pub(super) fn send(
        &self,
        shop: &Shop,
        message: &Message,
        now: Timestamp,
    ) -> Result<(), Problem> {
        match self {
            Self::File(place) => append(shop, place, message).map_err(|error| told(&error)),
            Self::Mail(config) => mail(config, message).map_err(|texts| several(&texts)),
            Self::Webhook(_, hook) => post(shop, hook, message, now),
        }
    }
}

fn append(shop: &Shop, place: &str, message: &Message) -> Result<(), Error> {
    let path = shop.folder.join(place);
    let line = serde_json::to_string(message).unwrap_or_default() + "\n";
    let write = || -> std::io::Result<()> {
        let mut file = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(&path)?;
        file.write_all(line.as_bytes())
    };
    write().map_err(Error::disk(&path))
}

fn secret(secret: &Secret) -> Result<String, Vec<Told>> {
    secrets::named(&secret.secret).ok_or_else(|| {
        let unset = trouble("secret_unset", [("secret", secret.secret.clone())]);
        vec![unset, secrets::hint(&secret.secret)]
    })
}

fn address(text: &str) -> Result<Mailbox, Vec<Told>> {
    text.parse().map_err(|_| {
        let wrong = trouble("no_mail_address", [("text", text.to_owned())]);
        vec![wrong, trouble("such_mail_address", [])]
    })
}

/// What went wrong at a mail server, with its own words where it has some.
fn refused(server: &str, error: &smtp::Error) -> Vec<Told> {
    let server = ("server", server.to_owned());
    let answer = ("answer", error.to_string());
    vec![match (error.is_tls(), error.status()) {
        (true, _) => trouble("mail_untrusted", [server]),
        (_, Some(_)) => trouble("mail_refused", [server, answer]),
        _ => trouble("mail_unreached", [server, answer]),
    }]
}

fn mail(config: &MailConfig, message: &Message) -> Result<(), Vec<Told>> {
    let mut mail = lettre::Message::builder()
        .from(address(&config.from)?)
        .subject(message.subject())
        .header(ContentType::TEXT_PLAIN);
    for to in &config.to {
        mail = mail.to(address(to)?);
    }
    let mail = mail
        .body(message.text())
        .map_err(|error| vec![error.to_string().into()])?;
    let (built, port) = match config.security {
        Security::Starttls => (SmtpTransport::starttls_relay(&config.server), 587),
        Security::Tls => (SmtpTransport::relay(&config.server), 465),
        Security::None => (Ok(SmtpTransport::builder_dangerous(&config.server)), 25),
    };
    let refused = |error: smtp::Error| refused(&config.server, &error);
    let mut transport = built
        .map_err(refused)?
        .port(config.port.unwrap_or(port))
        .timeout(Some(PATIENCE));
    if let (Some(user), Some(password)) = (&config.user, &config.password) {
        transport = transport.credentials(Credentials::new(user.clone(), secret(password)?));
    }
    transport.build().send(&mail).map_err(refused)?;
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
) -> Result<(), Problem> {
    let hidden = |named: &Secret| secret(named).map_err(|texts| several(&texts));
    let (url, shown) = match &hook.url {
        Hidden::Plain(url) => (url.clone(), url),
        Hidden::Secret(named) => (hidden(named)?, &named.secret),
    };
    if !url.starts_with("https://") && !url.starts_with("http://") {
        let wrong = trouble("no_web_address", [("text", shown.clone())]);
        return Err(several(&[wrong, trouble("such_web_address", [])]));
    }
    let body = shaped(hook.shape, message).to_string();
    let mut headers = vec![("Content-Type".to_owned(), "application/json".to_owned())];
    if let Some(key) = &hook.key {
        let stamp = now.as_second().to_string();
        let signed = signature(&hidden(key)?, &stamp, &body);
        let signed = signed.map_err(|problem| (problem, Vec::new()))?;
        headers.push(("X-Feedmill-Signature".to_owned(), signed));
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
    sent().map_err(|error| {
        let (mut english, mut said) = told(&error);
        if let Hidden::Secret(named) = &hook.url {
            // Where the address is a secret, so is what an error says of it.
            let place = transports::shown(&url);
            let hide = |text: &str| text.replace(&url, "...").replace(&place, "...");
            english = format!("the address \"{}\": {}", named.secret, hide(&english));
            let blanks = said.iter_mut().flat_map(|one| one.with.values_mut());
            blanks.for_each(|blank| *blank = hide(blank));
        }
        (english, said)
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
