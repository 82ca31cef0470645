import Records
import Testing

@Suite struct CivilDateTests {
    @Test(arguments: [
        ("1970-01-01", 0), ("1970-01-02", 1), ("1969-12-31", -1), ("2000-02-29", 11016), ("2000-03-01", 11017), ("2020-01-21", 18282),
    ])
    func dayNumbersCountFromTheEpoch(iso: String, number: Int) throws {
        let date = try #require(CivilDate(iso: iso))
        #expect(date.dayNumber == number)
        #expect(CivilDate(dayNumber: number) == date)
    }

    @Test func everyDayOfFourCenturiesSurvivesTheRoundTrip() throws {
        var date = try #require(CivilDate(1800, 1, 1))
        for _ in 0..<146_097 {
            let next = try #require(date.adding(days: 1))
            #expect(next > date)
            #expect(CivilDate(iso: next.description) == next)
            date = next
        }
        #expect(date == CivilDate(2200, 1, 1))
    }

    @Test(arguments: [(2019, 2, 29), (1900, 2, 29), (2020, 2, 30), (2020, 4, 31), (2020, 13, 1), (2020, 0, 1), (2020, 1, 0), (0, 1, 1)])
    func daysThatTheCalendarDoesNotHaveAreRefused(year: Int, month: Int, day: Int) {
        #expect(CivilDate(year, month, day) == nil)
    }

    @Test(arguments: ["2020-1-21", "2020/01/21", "20200121", "2020-01", "", "２０２０-01-21"])
    func onlyTheISOFormIsRead(text: String) {
        #expect(CivilDate(iso: text) == nil)
    }

    @Test func aMonthThatIsTooShortGivesItsLastDay() {
        #expect(CivilDate(2020, 1, 31)?.adding(months: 1) == CivilDate(2020, 2, 29))
        #expect(CivilDate(2020, 3, 31)?.adding(months: -1) == CivilDate(2020, 2, 29))
        #expect(CivilDate(2019, 12, 15)?.adding(months: 1) == CivilDate(2020, 1, 15))
    }

    @Test func daysOutsideOfTheYearsOneToNineThousandNineHundredAndNinetyNineAreNone() throws {
        let first = try #require(CivilDate(1, 1, 1))
        let last = try #require(CivilDate(9999, 12, 31))
        #expect(first.description == "0001-01-01")
        #expect(CivilDate(dayNumber: first.dayNumber) == first)
        #expect(CivilDate(dayNumber: last.dayNumber) == last)
        #expect(CivilDate(dayNumber: first.dayNumber - 1) == nil)
        #expect(CivilDate(dayNumber: last.dayNumber + 1) == nil)
        #expect(CivilDate(dayNumber: .max) == nil)
    }

    @Test(arguments: [(1, -1), (1, -400), (9999, 1), (9999, 3), (1, Int.min), (9999, Int.max)])
    func noDayLiesBeyondTheEndsOfTheCalendar(year: Int, step: Int) throws {
        let day = try #require(year == 1 ? CivilDate(1, 1, 1) : CivilDate(9999, 12, 31))
        #expect(day.adding(days: step) == nil)
        #expect(day.adding(months: step) == nil)
    }

    @Test func theLastDaysAtTheEndsOfTheCalendarAreReached() {
        #expect(CivilDate(1, 1, 2)?.adding(days: -1) == CivilDate(1, 1, 1))
        #expect(CivilDate(1, 2, 28)?.adding(months: -1) == CivilDate(1, 1, 28))
        #expect(CivilDate(9999, 12, 30)?.adding(days: 1) == CivilDate(9999, 12, 31))
        #expect(CivilDate(9999, 11, 30)?.adding(months: 1) == CivilDate(9999, 12, 30))
    }

    @Test func weekdaysBeginOnMonday() {
        #expect(CivilDate(2020, 1, 20)?.weekday == 1)
        #expect(CivilDate(2020, 1, 26)?.weekday == 7)
    }
}
