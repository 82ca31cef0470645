import Foundation
import Normalize
import Records
import Testing

/// The project's own tables and the scanner over them.
enum RegionFixture {
    static func file(_ name: String) throws -> [UInt8] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return Array(try Data(contentsOf: root.appendingPathComponent("data").appendingPathComponent(name)))
    }

    static let gazetteer = Result { try Gazetteer(regions: file("regions.tsv"), zones: file("zones.tsv")) }
    static let scanner = Result { RegionScanner(gazetteer: try gazetteer.get(), words: try RegionWords(file("region-words.json"))) }
}

@Suite("Gazetteer")
struct GazetteerTests {
    let gazetteer: Gazetteer

    init() throws { gazetteer = try RegionFixture.gazetteer.get() }

    @Test(
        "a code is read in the document's year",
        arguments: [
            ("370116", 2020, "莱芜区", "370000"), ("371200", 2018, "莱芜市", "370000"), ("440300", 2020, "深圳市", "440000"),
            ("500000", 2020, "重庆市", "500000"), ("220200", 2020, "吉林市", "220000"),
        ]
    )
    func code(code: String, year: Int, name: String, province: String) throws {
        let region = try #require(gazetteer.region(code: code, year: year))
        #expect(region.name == name)
        #expect(region.provinceCode == province)
    }

    @Test(
        "a name is read in the document's year",
        arguments: [
            ("莱芜", 2018, "371200"), ("莱芜", 2020, "370116"), ("吉林市", 2020, "220200"), ("吉林", 2020, "220000"), ("内蒙", 2020, "150000"),
            ("延边", 2020, "222400"), ("延边州", 2020, "222400"), ("喀左县", 2020, "211324"), ("长三角", 2020, "MR-YRD"), ("雄安", 2020, "Z-XIONGAN"),
            ("新疆生产建设兵团", 2020, "Z-XPCC"),
        ]
    )
    func name(name: String, year: Int, code: String) {
        #expect(gazetteer.region(named: name, year: year)?.code == code)
    }

    @Test("a region decides between areas of one name")
    func within() throws {
        let beijing = try #require(gazetteer.region(code: "110000", year: 2020))
        let changchun = try #require(gazetteer.region(code: "220100", year: 2020))
        #expect(gazetteer.region(named: "朝阳区", year: 2020) == nil)
        #expect(gazetteer.region(named: "朝阳区", year: 2020, within: beijing)?.code == "110105")
        #expect(gazetteer.region(named: "朝阳区", year: 2020, within: changchun)?.code == "220104")
    }

    @Test("provinces and parents")
    func hierarchy() throws {
        #expect(gazetteer.provinces(year: 2020).count == 34)
        #expect(gazetteer.provinces(year: 1987).count == 30)
        let yuelu = try #require(gazetteer.region(code: "430104", year: 2020))
        let changsha = try #require(gazetteer.parent(of: yuelu, year: 2020))
        #expect(changsha.code == "430100")
        #expect(gazetteer.parent(of: changsha, year: 2020)?.code == "430000")
        let area = try #require(gazetteer.region(code: "MR-JJJ", year: 2020))
        #expect(gazetteer.members(of: area, year: 2020).map(\.code) == ["110000", "120000", "130000"])
        #expect(area.level == .macro)
    }

    @Test(
        "a fault tells where",
        arguments: [
            ("code\tname\n", "the header must name the columns"),
            (
                "code\tname\tlevel\tparent\tstart_year\tend_year\tshort\taliases\tabbreviations\n11\t北京市\tprovince\t0\t1981\t\t\t\t\n",
                "six digits"
            ),
            (
                "code\tname\tlevel\tparent\tstart_year\tend_year\tshort\taliases\tabbreviations\n110000\t北京市\tstate\t0\t1981\t\t\t\t\n",
                "the level is"
            ),
            ("code\tname\tlevel\tparent\tstart_year\tend_year\tshort\taliases\tabbreviations\n110000\t北京市\n", "2 columns of 9"),
        ]
    )
    func faults(table: String, message: String) throws {
        let zones = Array("id\tname\tkind\taliases\tmembers\n".utf8)
        let faults = #expect(throws: NormalizeFaults.self) { try Gazetteer(regions: Array(table.utf8), zones: zones) }
        let fault = faults?.faults.first
        #expect(fault?.file == .regions)
        #expect(fault?.fault.message.contains(message) == true)
        #expect(fault?.fault.offset != nil)
    }
}
