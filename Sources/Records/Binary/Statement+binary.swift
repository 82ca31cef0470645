extension Statement: BinaryRecord {
    package func write(to writer: inout BinaryWriter) {
        for text in [id, articleID, form.rawValue, text, rule] { writer.text(text) }
        writer.integer(sequence)
        writer.optional(region)
        writer.optional(date)
        writer.optional(datePrecision)
        for text in [speaker, role, sourceDocument, session, regionEvidence, dateEvidence, speakerEvidence] { writer.optional(text) }
        writer.list(themes)
        span.write(to: &writer)
        writer.list(figures)
    }

    package init(from reader: inout BinaryReader) throws(BinaryFault) {
        let (id, articleID) = (try reader.text(), try reader.text())
        let form: Form = try reader.choice()
        let (text, rule) = (try reader.text(), try reader.text())
        let sequence = try reader.integer()
        let region = try reader.optional(Region.self)
        let date = try reader.optional(CivilDate.self)
        let precision = try reader.optional(DatePrecision.self)
        var optional: [String?] = []
        for _ in 0..<7 { optional.append(try reader.optional(String.self)) }
        self.init(
            id: id,
            articleID: articleID,
            sequence: sequence,
            region: region,
            date: date,
            datePrecision: precision,
            form: form,
            text: text,
            speaker: optional[0],
            role: optional[1],
            sourceDocument: optional[2],
            session: optional[3],
            themes: try reader.list(),
            span: try TextSpan(from: &reader),
            regionEvidence: optional[4],
            dateEvidence: optional[5],
            speakerEvidence: optional[6],
            rule: rule,
            figures: try reader.list()
        )
    }
}

extension Figure: BinaryRecord {
    package func write(to writer: inout BinaryWriter) {
        span.write(to: &writer)
        surfaceSpan.write(to: &writer)
        writer.number(value)
        writer.flag(upper != nil)
        if let upper { writer.number(upper) }
        writer.text(unit)
        writer.text(bound.rawValue)
        writer.optional(what)
        writer.optional(change?.rawValue)
    }

    package init(from reader: inout BinaryReader) throws(BinaryFault) {
        let (span, surface) = (try TextSpan(from: &reader), try TextSpan(from: &reader))
        let value = try reader.number()
        let upper = try reader.flag() ? try reader.number() : nil
        let unit = try reader.text()
        let bound: Bound = try reader.choice()
        let what = try reader.optional(String.self)
        let changed = try reader.flag()
        self.init(
            span: span,
            surfaceSpan: surface,
            value: value,
            upper: upper,
            unit: unit,
            bound: bound,
            what: what,
            change: changed ? try reader.choice() : nil
        )
    }
}

extension Mention: BinaryRecord {
    package func write(to writer: inout BinaryWriter) {
        writer.text(theme)
        writer.text(term)
        span.write(to: &writer)
        writer.optional(statementID)
        writer.optional(region)
        writer.optional(date)
        writer.optional(datePrecision)
    }

    package init(from reader: inout BinaryReader) throws(BinaryFault) {
        self.init(
            theme: try reader.text(),
            term: try reader.text(),
            span: try TextSpan(from: &reader),
            statementID: try reader.optional(),
            region: try reader.optional(),
            date: try reader.optional(),
            datePrecision: try reader.optional()
        )
    }
}

extension Direction: BinaryRecord {
    package func write(to writer: inout BinaryWriter) {
        for text in [horizon, heading, marker, text] { writer.text(text) }
        writer.integer(order)
        writer.list(themes)
        span.write(to: &writer)
    }

    package init(from reader: inout BinaryReader) throws(BinaryFault) {
        let (horizon, heading) = (try reader.text(), try reader.text())
        let (marker, text) = (try reader.text(), try reader.text())
        self.init(
            horizon: horizon,
            heading: heading,
            order: try reader.integer(),
            marker: marker,
            themes: try reader.list(),
            text: text,
            span: try TextSpan(from: &reader)
        )
    }
}
