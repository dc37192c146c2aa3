package stipend.award;

import stipend.rules.Caps;

/** A program's claims, its caps, and whose the caps count each claim as. */
record CappedClaims(ProgramClaims claims, Caps caps, Owners owners) {
    CappedClaims(ProgramClaims claims, Caps caps) {
        this(claims, caps, claims.owners(caps));
    }

    Worths worths() {
        return claims.worths();
    }

    int size() {
        return claims.size();
    }
}
