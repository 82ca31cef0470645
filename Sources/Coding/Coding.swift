/// Human coding: samples to be coded by two persons, and how far they agree.
package enum Coding {}
