//! What is told of goods that do not lie in a shop: trips, vacancies, courses, homes, vehicles. Their key, title, price,
//! pictures and page are those of any product. Names are chosen so that no column of a retail feed is taken for one of
//! these: a model is `vehicle_model`, as `model` means the maker's number.

use super::Kind::{Decimal, Integer, Text};
use super::{Field, field, list};

#[rustfmt::skip]
pub(super) const PLACE: &[Field] = &[
    field("address", Text, "Where it is, in one text: street, town, region, country.", &["full address", "item address", "property address", "school address", "destination address", "volledig adres", "location address"]),
    field("street", Text, "Street and number.", &["street address", "streetaddress", "address 1", "addr1", "straat en huisnummer"]),
    field("city", Text, "Town.", &["city name", "plaatsnaam", "woonplaats", "location city", "location locality"]),
    field("region", Text, "Province, county or state.", &["location region", "provincie", "bundesland"]),
    field("postal_code", Text, "Postal code of the place.", &["postcode", "postalcode", "zip code", "zipcode", "postleitzahl"]),
    field("latitude", Decimal, "Degrees north.", &["breedtegraad", "breitengrad"]),
    field("longitude", Decimal, "Degrees east.", &["lengtegraad", "längengrad"]),
    list("neighborhood", Text, "Parts of the town.", &["neighbourhood", "wijk", "stadtteil"]),
    field("location_id", Text, "The source's own key of the place.", &["location code"]),
];

#[rustfmt::skip]
pub(super) const TRAVEL: &[Field] = &[
    field("origin_id", Text, "Key of where a trip starts: an airport's IATA code.", &["origin airport", "departure airport", "vertrekluchthaven"]),
    field("origin_name", Text, "Where a trip starts.", &["origin city", "departure city", "vertrekplaats"]),
    field("destination_id", Text, "Key of where a trip goes: an airport's IATA code.", &["destination airport", "arrival airport", "aankomstluchthaven"]),
    field("destination_name", Text, "Where a trip goes, or the place of a hotel.", &["destination city", "arrival city", "bestemming"]),
    field("one_way_price", Decimal, "Price of the way there alone, in the shop's currency.", &["price one way", "prijs enkele reis"]),
    field("star_rating", Decimal, "Stars of a hotel, from 1 to 5.", &["hotel stars", "aantal sterren", "sternebewertung"]),
];

#[rustfmt::skip]
pub(super) const VACANCY: &[Field] = &[
    field("employer", Text, "Who offers the work.", &["company name", "hiring company", "hiring organization", "werkgever", "arbeitgeber"]),
    field("salary", Text, "Salary in the source's own words.", &["salaris", "gehalt", "salaire", "salary range"]),
    field("job_type", Text, "Full time, part time or other, in the source's own words.", &["jobtype", "employment type", "dienstverband", "beschäftigungsart"]),
    field("remote_type", Text, "Whether it may be done from home.", &["remotetype", "remote", "thuiswerken"]),
    field("required_education", Text, "Education that is asked for.", &["education level", "opleidingsniveau"]),
    field("required_experience", Text, "Experience that is asked for.", &["experience level", "werkervaring"]),
];

#[rustfmt::skip]
pub(super) const COURSE: &[Field] = &[
    field("school", Text, "Who gives the course.", &["school name", "opleider", "university"]),
    field("area_of_study", Text, "Subject of the course.", &["field of study", "studierichting", "studiengebiet"]),
];

#[rustfmt::skip]
pub(super) const HOME: &[Field] = &[
    field("property_type", Text, "Sort of home: house, flat.", &["woningtype", "type woning", "immobilientyp"]),
    field("listing_type", Text, "How it is offered: for sale, for rent.", &["koop of huur", "vermarktungsart"]),
    field("bedrooms", Integer, "How many bedrooms.", &["num beds", "number of bedrooms", "aantal slaapkamers", "schlafzimmer"]),
    field("bathrooms", Decimal, "How many bathrooms.", &["num baths", "number of bathrooms", "aantal badkamers", "badezimmer"]),
];

#[rustfmt::skip]
pub(super) const VEHICLE: &[Field] = &[
    field("vin", Text, "Vehicle identification number.", &["vehicle identification number", "chassisnummer", "fahrgestellnummer"]),
    field("vehicle_model", Text, "Model of a vehicle.", &["car model", "automodel"]),
    field("model_year", Integer, "Year of the model.", &["vehicle year", "bouwjaar", "baujahr"]),
    field("mileage", Text, "What it has driven, with unit: `2876 mi`.", &["odometer", "kilometerstand", "kilometrage"]),
    field("body_style", Text, "Shape: SUV, sedan, van.", &["carrosserie", "karosserieform"]),
    field("transmission", Text, "Automatic or manual.", &["transmissie", "getriebe", "versnellingsbak"]),
    field("interior_color", Text, "Colour of the inside.", &["interior colour", "interieurkleur"]),
];
