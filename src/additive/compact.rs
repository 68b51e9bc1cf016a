//! A model from its bytes, held against the features of whoever asks it.

use thiserror::Error;

use super::{Axis, Bin, MOST_AXES, Model, Table};

/// Why a model cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// The bytes are not those of a model.
    #[error("the model ends too early or is no model")]
    Broken,
    /// The model was trained with a feature that its user does not have.
    #[error("the model asks for the feature {0}, which is not computed any more: train it anew")]
    Unknown(String),
}

/// Bytes that are taken from the front.
struct Bytes<'b>(&'b [u8]);

impl Bytes<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], Fault> {
        let (taken, rest) = self.0.split_first_chunk::<N>().ok_or(Fault::Broken)?;
        self.0 = rest;
        Ok(*taken)
    }

    fn count(&mut self) -> Result<usize, Fault> {
        self.take().map(u16::from_le_bytes).map(usize::from)
    }

    fn list<const N: usize, T>(&mut self, count: usize, read: impl Fn([u8; N]) -> T) -> Result<Vec<T>, Fault> {
        (0..count).map(|_| self.take().map(&read)).collect()
    }
}

impl Model {
    /// Reads what [`super::Written::compact`] gives. `names` are the features in the order of the values that will be judged; those
    /// that the model does not ask for do not matter to it.
    ///
    /// # Errors
    /// Bytes that are no model, and a feature of the model that is not among the names.
    pub fn read(bytes: &[u8], names: &[&str]) -> Result<Self, Fault> {
        let mut bytes = Bytes(bytes);
        let intercept = i32::from_le_bytes(bytes.take()?);
        let points = bytes.count()?;
        let calibration = (0..points).map(|_| Ok((i32::from_le_bytes(bytes.take()?), u16::from_le_bytes(bytes.take()?)))).collect::<Result<_, _>>()?;
        let count = bytes.count()?;
        if count > MOST_AXES {
            return Err(Fault::Broken);
        }
        let model = (0..count).try_fold(Self { intercept, calibration, ..Self::default() }, |model, _| model.with_axis(&mut bytes, names))?;
        let count = bytes.count()?;
        let mut model = (0..count).try_fold(model, |model, _| model.with_table(&mut bytes))?;
        let count = bytes.count()?;
        model.words = (0..count).map(|_| Ok((u32::from_le_bytes(bytes.take()?), i16::from_le_bytes(bytes.take()?)))).collect::<Result<_, _>>()?;
        if bytes.0.is_empty() { Ok(model) } else { Err(Fault::Broken) }
    }

    fn with_axis(mut self, bytes: &mut Bytes<'_>, names: &[&str]) -> Result<Self, Fault> {
        let length = bytes.count()?;
        let name = String::from_utf8(bytes.list(length, |[byte]| byte)?).map_err(|_| Fault::Broken)?;
        let feature = names.iter().position(|each| **each == *name).ok_or_else(|| Fault::Unknown(name.clone()))?;
        let edges = bytes.count()?;
        let axis = Axis { feature, edges: (self.edges.len(), self.edges.len() + edges), bins: self.bins.len(), zero: Bin::default() };
        self.names.push(name.into());
        self.edges.extend(bytes.list(edges, f32::from_le_bytes)?);
        let weights = bytes.list(edges + 2, i16::from_le_bytes)?;
        let coarse = bytes.list(edges + 2, |[bin]| bin)?;
        self.bins.extend(weights.into_iter().zip(coarse).map(|(weight, coarse)| Bin { weight, coarse }));
        let zero = self.bin(&axis, 0.0);
        self.axes.push(Axis { zero, ..axis });
        Ok(self)
    }

    fn with_table(mut self, bytes: &mut Bytes<'_>) -> Result<Self, Fault> {
        let (first, second, width, height) = (bytes.count()?, bytes.count()?, bytes.count()?, bytes.count()?);
        if first.max(second) >= self.axes.len() {
            return Err(Fault::Broken);
        }
        self.pairs.push(Table { first, second, width, cells: self.cells.len() });
        self.cells.extend(bytes.list(width * height, i16::from_le_bytes)?);
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Written;
    use super::*;

    fn written() -> Written {
        "intercept = 5\ncalibration = [[0, 5000]]\n[[feature]]\nname = \"gap\"\nedges = [1.0]\nweights = [1, 2, 3]\n".parse().unwrap()
    }

    #[test]
    fn a_feature_that_is_not_computed_any_more_is_named() {
        let bytes = written().compact().unwrap();
        assert!(Model::read(&bytes, &["noun", "gap"]).is_ok());
        let fault = Model::read(&bytes, &["noun"]).unwrap_err();
        assert_eq!(fault.to_string(), "the model asks for the feature gap, which is not computed any more: train it anew");
    }

    #[test]
    fn broken_bytes_are_refused_at_every_length() {
        let bytes = written().compact().unwrap();
        for end in 0..bytes.len() {
            assert_eq!(Model::read(&bytes[..end], &["gap"]), Err(Fault::Broken), "{end}");
        }
        assert_eq!(Model::read(&[bytes, vec![0]].concat(), &["gap"]), Err(Fault::Broken));
    }

    #[test]
    fn mistakes_of_a_file_are_told() {
        let fault = |change: fn(&mut Written)| {
            let mut written = written();
            change(&mut written);
            written.compact().unwrap_err()
        };
        assert_eq!(fault(|model| model.feature[0].weights.truncate(2)), "feature gap: its edges ask for 3 weights");
        assert_eq!(fault(|model| model.feature[0].coarse = vec![2.0]), "feature gap: the coarse edge 2 is none of its edges");
        assert_eq!(fault(|model| model.feature[0].edges = vec![f32::NAN]), "feature gap: edges rise, and are 250 at most");
        assert_eq!(fault(|model| model.calibration.clear()), "calibration: scores and probabilities rise, from 0 to 10000");
        let pair = |weights| super::super::Pair { features: ("gap".into(), "gap".into()), weights };
        let mut model = written();
        model.pair = vec![pair(vec![vec![0, 0]])];
        assert_eq!(model.compact().unwrap_err(), "pair gap and gap: its coarse bins ask for 2 rows of 2 weights");
        model.pair = vec![pair(vec![vec![0, 0], vec![0, 0]])];
        assert!(model.compact().is_ok());
    }
}
