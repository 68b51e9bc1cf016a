//! Labelled rows of feature values.

use std::path::Path;

/// Rows, column by column.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// The features, as the enum of the model's user spells them.
    pub names: Vec<String>,
    /// The values of each feature, `NaN` where one is not known.
    pub columns: Vec<Vec<f32>>,
    /// Whether a row is what the model looks for.
    pub labels: Vec<bool>,
    /// How much a row counts.
    pub weights: Vec<f32>,
    /// What a row belongs to, a story or a document; a fold takes all rows of a group.
    pub groups: Vec<u64>,
    /// The words of each row, by their keys; nothing where none is learnt from.
    pub words: Vec<Box<[u32]>>,
}

impl Rows {
    /// Columns without a row yet.
    pub fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
        Self { columns: vec![Vec::new(); names.len()], names, ..Self::default() }
    }

    /// Adds a row; its group is told by a name.
    pub fn push(&mut self, label: bool, weight: f32, group: &str, values: impl IntoIterator<Item = f32>) {
        self.labels.push(label);
        self.weights.push(weight);
        self.groups.push(hash(group));
        self.columns.iter_mut().zip(values).for_each(|(column, value)| column.push(value));
    }

    /// Adds a row with its words.
    pub fn push_told(&mut self, label: bool, weight: f32, group: &str, values: impl IntoIterator<Item = f32>, words: Box<[u32]>) {
        self.push(label, weight, group, values);
        self.words.push(words);
    }

    /// Adds the rows of another table of the same features.
    pub fn append(&mut self, mut other: Self) {
        self.labels.append(&mut other.labels);
        self.weights.append(&mut other.weights);
        self.groups.append(&mut other.groups);
        self.words.append(&mut other.words);
        self.columns.iter_mut().zip(&mut other.columns).for_each(|(column, more)| column.append(more));
    }

    /// The rows of some groups.
    pub fn only(&self, is_in: impl Fn(u64) -> bool) -> Self {
        fn of<T: Copy>(kept: &[usize], values: &[T]) -> Vec<T> {
            kept.iter().map(|&row| values[row]).collect()
        }
        let kept: Vec<usize> = (0..self.len()).filter(|&row| is_in(self.groups[row])).collect();
        Self {
            names: self.names.clone(),
            columns: self.columns.iter().map(|column| of(&kept, column)).collect(),
            labels: of(&kept, &self.labels),
            weights: of(&kept, &self.weights),
            groups: of(&kept, &self.groups),
            words: kept.iter().filter_map(|&row| self.words.get(row).cloned()).collect(),
        }
    }

    /// Reads a table with tabs: `label weight group` and the features in its first line; an empty field is not known.
    pub fn read(path: &Path) -> Result<Self, String> {
        let text = crate::text(path)?;
        let mut lines = text.lines().enumerate();
        let head: Vec<&str> = lines.next().map(|(_, line)| line.split('\t').collect()).unwrap_or_default();
        let ["label", "weight", "group", names @ ..] = head.as_slice() else {
            return Err(format!("{}: the first line is to begin with label, weight and group", path.display()));
        };
        let mut rows = Self::new(names.iter().copied());
        for (at, line) in lines {
            let fields: Vec<&str> = line.split('\t').collect();
            let fault = |what: &str| format!("{}:{}: {what}", path.display(), at + 1);
            let [label, weight, group, values @ ..] = fields.as_slice() else { return Err(fault("a row has too few fields")) };
            if values.len() != names.len() {
                return Err(fault("a row has a field for each feature"));
            }
            let number = |field: &str| if field.is_empty() { Ok(f32::NAN) } else { field.parse::<f32>().map_err(|error| fault(&error.to_string())) };
            let values: Vec<f32> = values.iter().map(|field| number(field)).collect::<Result<_, _>>()?;
            rows.push(number(label)? > 0.5, number(weight)?, group, values);
        }
        Ok(rows)
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// Refuses what cannot be learnt from.
    pub fn check(&self) -> Result<(), String> {
        let is_whole = self.columns.iter().all(|column| column.len() == self.len()) && self.weights.iter().all(|weight| *weight >= 0.0);
        let positives = self.labels.iter().filter(|label| **label).count();
        match (is_whole, positives) {
            (false, _) => Err("a column lacks rows, or a weight is below 0".into()),
            (true, 0) => Err("no row is labelled".into()),
            (true, all) if all == self.len() => Err("every row is labelled".into()),
            (true, _) => Ok(()),
        }
    }

    /// The fold that a row's group is in.
    pub fn fold(&self, row: usize, folds: u64) -> u64 {
        (self.groups[row] >> 20) % folds
    }

    /// The log odds of the label among some rows, each side with one row more than there is.
    pub fn log_odds(&self, among: &[usize]) -> f64 {
        let (mut with, mut without) = (1.0, 1.0);
        for &row in among {
            *if self.labels[row] { &mut with } else { &mut without } += f64::from(self.weights[row]);
        }
        f64::ln(with / without)
    }
}

/// Fowler, Noll and Vo's hash (FNV-1a, 64 bits).
pub fn hash(group: &str) -> u64 {
    group.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
