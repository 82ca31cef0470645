import JSONText

extension AgreementReport {
    /// One JSON object: the figures in full, null where a coefficient is not defined.
    package var json: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("statements")
        writer.value(statements)
        writer.key("coders")
        writer.beginArray()
        for (name, coded) in coders {
            writer.beginObject()
            writer.key("name")
            writer.value(name)
            writer.key("coded")
            writer.value(coded)
            writer.endObject()
        }
        writer.endArray()
        writer.key("agreement")
        writer.beginArray()
        for comparison in comparisons {
            writer.agreement(comparison.wholeSet, theme: nil, comparison)
            for (theme, values) in comparison.byTheme { writer.agreement(values, theme: theme, comparison) }
        }
        writer.endArray()
        writer.key("quality")
        writer.beginArray()
        for entry in quality { writer.quality(entry) }
        writer.endArray()
        writer.endObject()
        return writer.bytes + [0x0A]
    }
}

extension JSONWriter {
    fileprivate mutating func agreement(_ values: AgreementReport.Agreement, theme: String?, _ comparison: AgreementReport.Comparison) {
        beginObject()
        key("between")
        beginArray()
        for name in comparison.names { value(name) }
        endArray()
        key("theme")
        value(theme)
        key("units")
        value(values.units)
        for (name, coefficient) in [("agreement", values.percent), ("kappa", values.kappa), ("alpha", values.alpha)] {
            key(name)
            numberOrNull(coefficient)
        }
        endObject()
    }

    fileprivate mutating func quality(_ entry: AgreementReport.Quality) {
        beginObject()
        key("theme")
        value(entry.theme)
        let counts = [
            ("both", entry.both), ("program_only", entry.programOnly), ("coders_only", entry.referenceOnly), ("left_out", entry.leftOut),
        ]
        for (name, count) in counts {
            key(name)
            value(count)
        }
        for (name, share) in [("precision", entry.precision), ("recall", entry.recall)] {
            key(name)
            numberOrNull(share?.value)
            key(name + "_low")
            numberOrNull(share?.interval.lowerBound)
            key(name + "_high")
            numberOrNull(share?.interval.upperBound)
        }
        endObject()
    }

    private mutating func numberOrNull(_ number: Double?) {
        if let number { value(number) } else { value(nil as String?) }
    }
}
