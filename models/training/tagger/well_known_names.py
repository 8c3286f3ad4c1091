"""Names that everybody knows, written down for this model: they stand in for others while training, and are looked up in everyday sentences."""

FIRST_NAMES = """Tom Mary John Alice Bob Emily James Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel Matthew Anthony Mark Donald
Steven Paul Andrew Joshua Kenneth Kevin Brian George Edward Ronald Timothy Jason Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan Stephen Larry Justin Scott
Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty Sandra Margaret Ashley Kimberly Donna Carol Michelle Amanda Melissa Deborah
Stephanie Rebecca Laura Helen Sharon Cynthia Kathleen Amy Angela Anna Ruth Marie Julia Emma Sophie Maria Hans Pierre Jean Juan Carlos José Luis Ahmed Ali
Mohammed Fatima Yuki Hiroshi Ken Wei Ming Ravi Priya Olga Ivan Natasha Dmitri Anders Ingrid Lars Giovanni Marco Paolo Elena Sofia""".split()

SURNAMES = """Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson Thomas Taylor Moore Jackson Martin
Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker
Hall Rivera Campbell Mitchell Carter Roberts Müller Schmidt Schneider Fischer Weber Dubois Laurent Rossi Ferrari Tanaka Suzuki Yamamoto Sato Kim Park Chen Wang
Zhang Liu Singh Kumar Patel Khan Hassan Ivanov Petrov Novak Kowalski Hansen Johansson Silva Santos Einstein Newton Darwin Mozart Beethoven Shakespeare Lincoln
Washington Kennedy Obama Clinton Bush Churchill Thatcher Blair""".split()

PLACES = """France|Germany|Italy|Spain|Portugal|England|Scotland|Wales|Ireland|Britain|Great Britain|Belgium|Holland|Netherlands|Switzerland|Austria|Poland|Hungary
Romania|Bulgaria|Greece|Turkey|Russia|Ukraine|Sweden|Norway|Denmark|Finland|Iceland|China|Japan|Korea|South Korea|North Korea|Taiwan|India|Pakistan|Bangladesh
Nepal|Thailand|Vietnam|Cambodia|Laos|Malaysia|Singapore|Indonesia|Philippines|Australia|New Zealand|Canada|Mexico|Cuba|Jamaica|Brazil|Argentina|Chile|Peru
Colombia|Venezuela|Bolivia|Ecuador|Uruguay|Egypt|Morocco|Algeria|Tunisia|Libya|Nigeria|Kenya|Ethiopia|Ghana|South Africa|Israel|Iran|Iraq|Syria|Lebanon|Jordan
Saudi Arabia|Kuwait|Afghanistan|United States|United Kingdom|America|USA|US|UK|Europe|Asia|Africa|Antarctica|North America|South America|Middle East
London|Paris|Berlin|Munich|Hamburg|Cologne|Frankfurt|Rome|Milan|Venice|Florence|Naples|Madrid|Barcelona|Lisbon|Dublin|Edinburgh|Glasgow|Manchester|Liverpool
Oxford|Cambridge|Amsterdam|Brussels|Vienna|Zurich|Geneva|Prague|Budapest|Warsaw|Athens|Istanbul|Moscow|Kiev|Stockholm|Oslo|Copenhagen|Helsinki|Beijing
Shanghai|Hong Kong|Tokyo|Osaka|Kyoto|Nagoya|Kobe|Yokohama|Seoul|Delhi|New Delhi|Mumbai|Bombay|Calcutta|Karachi|Bangkok|Hanoi|Jakarta|Manila|Sydney
Melbourne|Toronto|Montreal|Vancouver|Ottawa|New York|New York City|Boston|Chicago|Los Angeles|San Francisco|San Diego|Seattle|Houston|Dallas|Miami|Atlanta
Detroit|Philadelphia|Washington|Las Vegas|New Orleans|Denver|Phoenix|Cairo|Lagos|Nairobi|Cape Town|Johannesburg|Jerusalem|Tehran|Baghdad|Dubai|Buenos Aires
Rio de Janeiro|São Paulo|Lima|Bogotá|Santiago|Havana|Mexico City|California|Texas|Florida|Ohio|Virginia|Georgia|Alaska|Hawaii|Oregon|Michigan|Illinois|Kansas
Kentucky|Tennessee|Alabama|Mississippi|Louisiana|Massachusetts|Pennsylvania|New Jersey|Hokkaido|Okinawa|Bavaria|Siberia|Quebec|Ontario|Mount Fuji|Mount Everest
Pacific Ocean|Atlantic Ocean|Rhine|Danube|Nile|Amazon River|Thames|Lake Michigan|Central Park|Main Street|Park Street|Wall Street|Times Square""".replace("\n", "|").split("|")

ORGANISATIONS = """Apple|Google|Microsoft|IBM|Intel|Sony|Toyota|Honda|Nissan|Ford|Boeing|Samsung|Nokia|Siemens|Volkswagen|Nintendo|Disney|Coca-Cola|Pepsi|Starbucks|Walmart
Amazon|Facebook|Twitter|Wikipedia|Yahoo|General Motors|General Electric|Bank of America|NASA|FBI|CIA|UN|NATO|United Nations|European Union|World Bank|Red Cross|Harvard
Harvard University|Oxford University|Stanford University|Yale University|Boston University|University of California|University of Chicago|New York Times|Washington Post
BBC|CNN|Reuters|Supreme Court|Congress|Senate|House of Commons|White House|Democratic Party|Republican Party|Labour Party|Conservative Party|Manchester United
Real Madrid|New York Yankees|Boston Red Sox|Chicago Bulls|Los Angeles Lakers|Greenpeace|Oxfam|Beatles|Rolling Stones|Columbia Records|Warner Brothers|Royal Navy
Air Force|Ministry of Defence|Department of Justice|Air France|Deutsche Bank|Catholic Church""".replace("\n", "|").split("|")

OTHERS = """French|German|Italian|Spanish|Portuguese|English|British|Irish|Scottish|Dutch|Swiss|Austrian|Polish|Hungarian|Greek|Turkish|Russian|Ukrainian|Swedish|Norwegian
Danish|Finnish|Chinese|Japanese|Korean|Indian|Thai|Vietnamese|Indonesian|Australian|Canadian|American|Mexican|Cuban|Brazilian|African|Egyptian|Israeli|Iranian|Iraqi|Arab
Arabic|Hebrew|Latin|Esperanto|European|Asian|Christian|Christians|Muslim|Muslims|Jewish|Jews|Buddhist|Catholic|Catholics|Americans|Germans|Russians|Europeans|Christmas
Easter|Olympics|Olympic Games|World Cup|Nobel Prize|World War I|World War II|Bible|Titanic|Windows|Democrat|Republican|Grammy Award|Academy Award""".replace("\n", "|").split("|")

MENTIONS = {
    "PER": [[name] for name in FIRST_NAMES],
    "LOC": [name.split() for name in PLACES],
    "ORG": [name.split() for name in ORGANISATIONS],
    "MISC": [name.split() for name in OTHERS],
}
