//! The mapping language as a user writes it in `labels.toml`, `rules.toml` and `mappings/*.toml`. Only the shape of
//! these files; their meaning is given by `plan`.

mod bid;
mod delivery;
mod guard;
mod hosting;
mod mapping;
mod rule;
mod schedule;
mod value;

pub use bid::{BidConfig, BidRuleConfig};
pub use delivery::{DeliveryConfig, Hidden, Method, Secret, Unchanged};
pub use guard::{GuardConfig, Level};
pub use hosting::HostingConfig;
pub use mapping::{
    CategoriesConfig, LabelConfig, LabelsFile, MappingFile, ParentConfig, PickConfig,
    ProductsConfig,
};
pub use rule::{ActionConfig, RuleConfig, RulesFile};
pub use schedule::{ScheduleConfig, ScheduleTable};
pub use value::{
    CaseConfig, ConditionConfig, ItemConfig, Quantifier, SurveyConfig, TableConfig, ValueConfig,
};
