//! Goods that lie in no shop: their columns are found, and partners get them, without a word of configuration.

use crate::command::Desk;

#[test]
fn vacancies_and_vehicles_are_found_and_written_as_products_are() {
    let desk = Desk::new();
    desk.write(
        "vacancies.csv",
        "id;title;description;link;company name;street address;city;region;country;postal code;salary;job type;created at\n\
         V-7;Nurse;<p>Care & more</p>;https://care.example/v7;Care Ltd;Oudegracht 1;Utrecht;UT;NL;3511 AA;€ 3.000;parttime;2026-11-20\n",
    );
    desk.feedmill(&[
        "new",
        "jobs",
        "--source",
        "vacancies.csv",
        "--partner",
        "indeed",
    ])
    .done();
    desk.feedmill(&["run", "jobs", "--now", crate::command::NOW])
        .done();
    let feed = desk.read("jobs/out/indeed.xml");
    for element in [
        "<lastBuildDate><![CDATA[Sun, 22 Nov 2026",
        "<referencenumber><![CDATA[V-7]]></referencenumber>",
        "<requisitionid><![CDATA[V-7]]></requisitionid>",
        "<company><![CDATA[Care Ltd]]></company>",
        "<city><![CDATA[Utrecht]]></city>",
        "<state><![CDATA[UT]]></state>",
        "<streetaddress><![CDATA[Oudegracht 1]]></streetaddress>",
        "<description><![CDATA[<p>Care & more</p>]]></description>",
        "<salary><![CDATA[€ 3.000]]></salary>",
        "<jobtype><![CDATA[parttime]]></jobtype>",
    ] {
        assert!(feed.contains(element), "no {element} in {feed}");
    }

    desk.write(
        "cars.csv",
        "id;title;link;image_link;price;brand;vehicle_model;vehicle year;mileage;street address;city;country;vin\n\
         C1;Audi Q7;https://cars.example/q7;https://cars.example/q7.jpg;49887.00;Audi;Q7 45;2025;12.876 km;Kade 2;Zwolle;Netherlands;WA1ACBF76SD002840\n",
    );
    desk.feedmill(&[
        "new",
        "cars",
        "--source",
        "cars.csv",
        "--partner",
        "meta-vehicles",
    ])
    .done();
    desk.feedmill(&["run", "cars", "--now", crate::command::NOW])
        .done();
    let feed = desk.read("cars/out/meta-vehicles.xml");
    let flat: String = feed
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace("> <", "><");
    for element in [
        "<model>Q7 45</model><year>2025</year>",
        "<mileage><unit>KM</unit><value>12876</value></mileage>",
        "<address><component name=\"addr1\">Kade 2</component><component name=\"city\">Zwolle</component>\
         <component name=\"country\">Netherlands</component></address>",
        "<image><url>https://cars.example/q7.jpg</url></image>",
    ] {
        assert!(flat.contains(element), "no {element} in {feed}");
    }
}
