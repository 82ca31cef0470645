import JSONText
import Testing

@Suite struct JSONParserTests {
    private func parse(_ text: String) throws -> JSONValue { try JSONParser.parse(Array(text.utf8)) }

    @Test func valuesKnowWhereTheyStand() throws {
        let value = try parse(#"{"a": [1, "两"], "b": null}"#)
        #expect(value["a"]?.offset == 6)
        #expect(value["a"]?.elements?[1].string == "两")
        #expect(value["a"]?.elements?[1].offset == 10)
        #expect(value.members?[1].keyOffset == 18)
        #expect(value["b"]?.kind == .null)
    }

    @Test(arguments: [
        (#""\u4e24\u4f1a""#, "两会"), (#""\ud842\udfb7""#, "𠮷"), (#""a\n\t\"\\\/""#, "a\n\t\"\\/"), (#""\ud842x""#, "\u{FFFD}x"),
    ])
    func escapesAreRead(json: String, text: String) throws {
        #expect(try parse(json).string == text)
    }

    @Test(arguments: [
        ("", 0), ("{", 1), ("[1,]", 3), ("{\"a\" 1}", 5), ("01", 1), ("1.", 2), ("-", 1), ("\"a", 0), ("\"\\x\"", 2), ("nul", 0),
        ("1 2", 2), ("[1 2]", 3),
    ])
    func faultsAreFoundAtTheirPlace(json: String, offset: Int) {
        #expect(throws: JSONParser.Fault.self) { try parse(json) }
        do throws(JSONParser.Fault) {
            _ = try JSONParser.parse(Array(json.utf8))
        } catch {
            #expect(error.offset == offset)
        }
    }

    @Test func nestingThatWouldExhaustTheStackIsRefused() {
        #expect(throws: JSONParser.Fault.self) { try parse(String(repeating: "[", count: 100_000)) }
        #expect(throws: Never.self) { try parse(String(repeating: "[", count: 500) + String(repeating: "]", count: 500)) }
    }

    @Test func whatIsWrittenReadsBackAsTheSame() throws {
        let json = #"{"a":[1,2.5,"x\"\u0001两",true,null],"b":{}}"#
        var writer = JSONWriter()
        writer.value(try parse(json))
        #expect(String(decoding: writer.bytes, as: UTF8.self) == json)
    }

    @Test(arguments: [(2e12, "2000000000000"), (4.5, "4.5"), (0, "0"), (-3, "-3"), (0.1, "0.1")])
    func numbersAreWrittenWithoutNoise(number: Double, text: String) {
        #expect(JSONWriter.text(of: number) == text)
    }
}
