//! How our own types are written to columns: the same on both databases.

use std::fmt;

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow, Queryable};
use diesel::expression::AsExpression;
use diesel::internal::derives::as_expression::Bound;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::{BigInt, Binary, Nullable, SingleValue};
use serde::{Deserialize, Serialize};
use uuid::{NoContext, Timestamp, Uuid};

use crate::time::Moment;

/// A row's key: a UUIDv7 made here, never by the database. It tells when it was made, so it is not
/// for people to see: they get a reference.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    AsExpression,
    FromSqlRow,
)]
#[serde(transparent)]
#[diesel(sql_type = Binary)]
pub struct Id(Uuid);

impl Id {
    pub fn new(now: Moment) -> Self {
        let micros = u64::try_from(now.micros()).unwrap_or(0);
        let nanos = u32::try_from(micros % 1_000_000)
            .unwrap_or(0)
            .saturating_mul(1000);
        Self(Uuid::new_v7(Timestamp::from_unix(
            NoContext,
            micros / 1_000_000,
            nanos,
        )))
    }

    /// 128 random bits, for what must not be guessed nor tell when it was made.
    pub fn random() -> Self {
        Self(Uuid::from_bytes(rand::random()))
    }

    pub fn bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }

    /// Reads the form that [`Id`]'s `Display` writes.
    pub fn parse(text: &str) -> Option<Self> {
        Uuid::parse_str(text).ok().map(Self)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<DB: Backend> FromSql<Binary, DB> for Id
where
    Vec<u8>: FromSql<Binary, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        let bytes = Vec::<u8>::from_sql(bytes)?;
        Ok(Self(Uuid::from_slice(&bytes)?))
    }
}

impl<DB: Backend> ToSql<Binary, DB> for Id
where
    [u8]: ToSql<Binary, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        <[u8] as ToSql<Binary, DB>>::to_sql(self.0.as_bytes(), out)
    }
}

impl<DB: Backend> FromSql<BigInt, DB> for Moment
where
    i64: FromSql<BigInt, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        Ok(Self::from_micros(i64::from_sql(bytes)?))
    }
}

impl<DB: Backend> ToSql<BigInt, DB> for Moment
where
    i64: ToSql<BigInt, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        <i64 as ToSql<BigInt, DB>>::to_sql(self.micros_ref(), out)
    }
}

impl<ST, DB> Queryable<ST, DB> for Moment
where
    DB: Backend,
    ST: SingleValue,
    Self: FromSql<ST, DB>,
{
    type Row = Self;

    fn build(row: Self) -> deserialize::Result<Self> {
        Ok(row)
    }
}

/// What the derive would write, kept here so that `time` need not know diesel.
macro_rules! moment_as_expression {
    ($($of:ty => $sql:ty),+ $(,)?) => {$(
        impl<'expr> AsExpression<$sql> for $of {
            type Expression = Bound<$sql, Self>;

            fn as_expression(self) -> Self::Expression {
                Bound::new(self)
            }
        }
    )+};
}

moment_as_expression!(
    Moment => BigInt,
    &'expr Moment => BigInt,
    Moment => Nullable<BigInt>,
    &'expr Moment => Nullable<BigInt>,
);

impl<DB: Backend> ToSql<Nullable<BigInt>, DB> for Moment
where
    i64: ToSql<BigInt, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        <i64 as ToSql<BigInt, DB>>::to_sql(self.micros_ref(), out)
    }
}

/// Lets a type with `as_str()`/`parse()`-like functions stand in a text column: what is written is
/// its key, and an unknown key read back is an error, never a default.
#[macro_export]
macro_rules! text_column {
    ($name:ty, $key:expr, $parse:expr) => {
        impl<DB> diesel::deserialize::FromSql<diesel::sql_types::Text, DB> for $name
        where
            DB: diesel::backend::Backend,
            String: diesel::deserialize::FromSql<diesel::sql_types::Text, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
                let text = String::from_sql(bytes)?;
                let parse: fn(&str) -> Option<Self> = $parse;
                parse(&text).ok_or_else(|| {
                    concat!("a stored value is not a ", stringify!($name)).into()
                })
            }
        }

        impl<ST, DB> diesel::deserialize::Queryable<ST, DB> for $name
        where
            DB: diesel::backend::Backend,
            ST: diesel::sql_types::SingleValue,
            Self: diesel::deserialize::FromSql<ST, DB>,
        {
            type Row = Self;

            fn build(row: Self) -> diesel::deserialize::Result<Self> {
                Ok(row)
            }
        }

        $crate::text_column!(@as $name, $key, diesel::sql_types::Text);
        $crate::text_column!(
            @as $name, $key, diesel::sql_types::Nullable<diesel::sql_types::Text>
        );
    };
    (@as $name:ty, $key:expr, $sql:ty) => {
        impl diesel::expression::AsExpression<$sql> for $name {
            type Expression =
                <String as diesel::expression::AsExpression<$sql>>::Expression;

            fn as_expression(self) -> Self::Expression {
                let key: fn(&Self) -> String = $key;
                <String as diesel::expression::AsExpression<$sql>>::as_expression(key(&self))
            }
        }

        impl diesel::expression::AsExpression<$sql> for &$name {
            type Expression =
                <String as diesel::expression::AsExpression<$sql>>::Expression;

            fn as_expression(self) -> Self::Expression {
                let key: fn(&$name) -> String = $key;
                <String as diesel::expression::AsExpression<$sql>>::as_expression(key(self))
            }
        }
    };
}
