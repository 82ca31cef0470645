private import CLibXML2

extension HTMLTree {
    /// Reads a page in one pass of libxml2's HTML parser.
    ///
    /// - Parameters:
    ///   - bytes: valid UTF-8; libxml2 would read on in another charset after one bad byte.
    ///   - limits: what the parse may cost.
    /// - Throws: ``ParseFault`` where a limit refuses the page.
    package static func parse(_ bytes: [UInt8], limits: ParseLimits = ParseLimits()) throws(ParseFault) -> HTMLTree {
        guard bytes.count <= limits.pageBytes else { throw .tooLarge(bytes: bytes.count, limit: limits.pageBytes) }
        _ = libraryStart
        var session = Session(builder: TreeBuilder(pageBytes: bytes.count), depthLimit: limits.depth)
        var cuts = ParseCuts()
        var outcome = ParserOutcome.finished
        bytes.withUnsafeBufferPointer { source in
            let filter = MarkupFilter(source, limits: limits)
            cuts = filter.cuts
            outcome = run(&session, on: filter.output)
        }
        if session.isTooDeep { throw .tooDeep(limit: limits.depth) }
        guard outcome == .finished else { throw outcome == .stopped ? .outOfMemory : .noParser }
        return session.tree(cuts: cuts)
    }

    /// libxml2 asks for this call before any other thread uses it.
    private static let libraryStart: Void = xmlInitParser()

    /// What the parser's callbacks are handed.
    private struct Session: ~Copyable {
        var builder: TreeBuilder
        let tags = TagTable.shared
        let depthLimit: Int
        var isTooDeep = false
        var parser: htmlParserCtxtPtr?

        init(builder: consuming TreeBuilder, depthLimit: Int) {
            self.builder = builder
            self.depthLimit = depthLimit
        }

        consuming func tree(cuts: ParseCuts) -> HTMLTree { builder.tree(cuts: cuts) }
    }

    private enum ParserOutcome {
        case finished
        /// libxml2 gave up before the page's end: what it had read until then is no page.
        case stopped
        case noParser
    }

    private static func run(_ session: inout Session, on markup: borrowing GrowingBuffer<UInt8>) -> ParserOutcome {
        // libxml2 gives no parser for an empty page.
        guard markup.count > 0 else { return .finished }
        let source = UnsafeRawPointer(markup.start).assumingMemoryBound(to: CChar.self)
        guard let parser = htmlCreateMemoryParserCtxt(source, Int32(markup.count)) else { return .noParser }
        defer { htmlFreeParserCtxt(parser) }
        let options =
            HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
            | HTML_PARSE_RECOVER.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
        htmlCtxtUseOptions(parser, Int32(options))
        parser.pointee.options |= Int32(XML_PARSE_HUGE.rawValue)
        parser.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
        parser.pointee.sax.pointee = events()
        session.parser = parser
        withUnsafeMutablePointer(to: &session) { session in
            parser.pointee.userData = UnsafeMutableRawPointer(session)
            htmlParseDocument(parser)
        }
        if let document = parser.pointee.myDoc {
            xmlFreeDoc(document)
            parser.pointee.myDoc = nil
        }
        return parser.pointee.disableSAX == 0 ? .finished : .stopped
    }

    /// Errors have no handler: those of libxml2 are variadic, and a page with faults is the normal case.
    private static func events() -> xmlSAXHandler {
        var events = xmlSAXHandler()
        events.initialized = 1
        events.startElement = { context, name, attributes in
            guard let session = context?.assumingMemoryBound(to: Session.self), let name else { return }
            session.pointee.builder.open(session.pointee.tags.tag(UnsafeBufferPointer(start: name, count: length(name))))
            if session.pointee.builder.depth > session.pointee.depthLimit {
                session.pointee.isTooDeep = true
                if let parser = session.pointee.parser { xmlStopParser(parser) }
                return
            }
            guard var at = attributes else { return }
            while let name = at[0] {
                if let known = AttributeName(UnsafeBufferPointer(start: name, count: length(name))) {
                    let value = at[1].map { UnsafePointer($0) }
                    session.pointee.builder.attribute(known, value, count: value.map { length($0) } ?? 0)
                }
                at += 2
            }
        }
        events.endElement = { context, _ in
            context?.assumingMemoryBound(to: Session.self).pointee.builder.close()
        }
        let characters: charactersSAXFunc = { context, bytes, count in
            guard let bytes, count > 0 else { return }
            context?.assumingMemoryBound(to: Session.self).pointee.builder.characters(bytes, count: Int(count))
        }
        events.characters = characters
        events.ignorableWhitespace = characters
        events.cdataBlock = characters
        return events
    }
}

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@inline(__always)
private func length(_ string: UnsafePointer<xmlChar>) -> Int {
    string.withMemoryRebound(to: CChar.self, capacity: 1) { strlen($0) }
}
