extension NormalizedArticle {
    /// Writes what normalization read, without the article that it was read in.
    package func writeReadings(to writer: inout BinaryWriter) {
        writer.list(dates)
        writer.list(regionMentions)
        writer.list(figures)
        writer.optional(about)
        writer.optional(aboutEvidence)
        writer.flag(isReport)
        writer.list(passages)
        writer.list(statements)
        writer.list(directions)
    }

    /// - Parameter article: the one that the readings were made of.
    package init(readings reader: inout BinaryReader, of article: Article) throws(BinaryFault) {
        self.init(
            article: article,
            dates: try reader.list(),
            regionMentions: try reader.list(),
            figures: try reader.list(),
            about: try reader.optional(),
            aboutEvidence: try reader.optional(),
            isReport: try reader.flag(),
            passages: try reader.list(),
            statements: try reader.list(),
            directions: try reader.list()
        )
    }
}

extension EnrichedArticle {
    /// Writes what enrichment added: the themes of each statement and direction, and the mentions.
    package func writeTags(to writer: inout BinaryWriter) {
        for statement in statements { writer.list(statement.themes) }
        for direction in normalized.directions { writer.list(direction.themes) }
        writer.list(mentions)
    }

    /// - Parameter normalized: the article that was enriched.
    package init(tags reader: inout BinaryReader, of normalized: NormalizedArticle) throws(BinaryFault) {
        var normalized = normalized
        for i in normalized.statements.indices { normalized.statements[i].themes = try reader.list() }
        for i in normalized.directions.indices { normalized.directions[i].themes = try reader.list() }
        self.init(normalized: normalized, mentions: try reader.list())
    }
}

extension DateMention: BinaryRecord {
    package func write(to writer: inout BinaryWriter) {
        span.write(to: &writer)
        writer.optional(from)
        writer.optional(to)
        precision.write(to: &writer)
        writer.text(role.rawValue)
        writer.flag(hasOwnYear)
        writer.text(rule)
    }

    package init(from reader: inout BinaryReader) throws(BinaryFault) {
        self.init(
            span: try TextSpan(from: &reader),
            from: try reader.optional(),
            to: try reader.optional(),
            precision: try reader.choice(),
            role: try reader.choice(),
            hasOwnYear: try reader.flag(),
            rule: try reader.text()
        )
    }
}

extension RegionMention: BinaryRecord {
    package func write(to writer: inout BinaryWriter) {
        span.write(to: &writer)
        region.write(to: &writer)
        writer.list(candidates)
        writer.flag(isDeictic)
        writer.flag(isHistorical)
        writer.text(rule)
    }

    package init(from reader: inout BinaryReader) throws(BinaryFault) {
        self.init(
            span: try TextSpan(from: &reader),
            region: try Region(from: &reader),
            candidates: try reader.list(),
            isDeictic: try reader.flag(),
            isHistorical: try reader.flag(),
            rule: try reader.text()
        )
    }
}

extension Passage: BinaryRecord {
    package func write(to writer: inout BinaryWriter) {
        span.write(to: &writer)
        writer.optional(region)
        writer.optional(date)
        writer.optional(datePrecision)
        writer.optional(heading)
    }

    package init(from reader: inout BinaryReader) throws(BinaryFault) {
        self.init(
            span: try TextSpan(from: &reader),
            region: try reader.optional(),
            date: try reader.optional(),
            datePrecision: try reader.optional(),
            heading: try reader.optional()
        )
    }
}
