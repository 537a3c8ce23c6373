"""The names that translated documents of the Cold War spell in many ways: one record each, and never by likeness alone."""

from __future__ import annotations

import pytest

from tei_tools.annotators.names import annotate_names
from tei_tools.authority import read_authority
from tei_tools.model import Document

# record: its spellings in English, German, French, Polish, Czech, Hungarian, Romanian documents, in several romanisations
SPELLINGS = """
park_chung_hee: Park Chung Hee | Park Chung-hee | Pak Chŏnghŭi | Park Jung-hui | Pak Chong-hui | Pak Jong Hui | Pak Jeonghui
park_chung_hee: Park Jeong-hee | Pak Chung Hi
kim_il_sung: Kim Il Sung | Kim Ilsung | Kim Il-sung | Kim Ir Sen | Kim Irsen | Kim Il-söng | Kim Ilsŏng | Kim Il-sŏng
kim_il_sung: Kim Ir-szen | Kim Ir Szen | Kim Irszen | Kim Ir-sen | Kim Il Song | Kim Il Seong | KIM IL SUNG
zhou_enlai: Zhou Enlai | Chou En-lai | Chou Enlai | Zhou En-lai | Čou En-laj | Tschou En-lai | Czou En-laj | Chu En-lai
zhou_enlai: Zhou En Lai | Chou En Lai | Tchou En-lai | Ciu En-lai | Ciu En-lai
ho_chi_minh: Ho Chi Minh | Hồ Chí Minh | Ho Chi-minh | Ho Či Min | Ho Tschi Minh | Ho Chi Min
mao_zedong: Mao Zedong | Mao Tse-tung | Mao Tse-Tung | Mao Tsetung | Mao Tse Tung | Mao Ze-dong | Mao Ce-tung | Mao Tse-tun
mao_zedong: Mao Tsze-Tung | Mao Ce-Tung | Mao Zedun | Mao Cze-tung | Mao Tze-tung
puzanov: Puzanov | Pouzanov | Pusanow | Puzanow | A. M. Puzanov | Aleksandr Puzanov | Alexander Puzanov | A. M. Pusanow
khrushchev: Khrushchev | Chruschtschow | Chruszczow | Chruszczów | Khrushchov | Khrouchtchev | Krushchev | Hruscsov
khrushchev: Chruščov | Hruşciov | Hrušov | Nikita Khrushchev | N. S. Khrushchev | Hruščov | Hruşov | Nikita Khrouchtchev
khrushchev: Nikita Chruschtschow
mikoyan: Mikoyan | Mikojan | Mikoian | A. I. Mikojan | Anastas Mikoyan | Anastas Mikojan | Mikoïan
kosygin: Kosygin | Kossygin | Kosigin | Koszigin | Kossyguine | A. N. Kosygin | Aleksei Kosygin | Alexei Kosygin
kosygin: Aleksey Kosygin
gromyko: Gromyko | Gromiko | Andrei Gromyko | A. A. Gromyko | Andrej Gromyko | Andrey Gromyko
molotov: Molotov | Molotow | Molotoff | V. M. Molotov | Vyacheslav Molotov | Viacheslav Molotov | Wjatscheslaw Molotow
molotov: Wiaczesław Mołotow | Mołotow | Vjačeslav Molotov
brezhnev: Brezhnev | Breschnew | Breżniew | Brežněv | Brezsnyev | Leonid Brezhnev | Leonid Breschnew | L. I. Brezhnev
brezhnev: Brezhniev
andropov: Andropov | Andropow | Jurij Andropow | Yuri Andropov | Yurii Andropov | Yu. V. Andropov | Jurij Andropov
andropov: Iurii Andropov
malenkov: Malenkov | Malenkow | Georgy Malenkov | G. M. Malenkov | Georgii Malenkov | Georgij Malenkow
bulganin: Bulganin | Boulganine | Bulganyin | Bułganin | Nikolai Bulganin | N. A. Bulganin
voroshilov: Voroshilov | Woroschilow | Woroszyłow | Vorošilov | Kliment Voroshilov | K. E. Voroshilov | Vorosilov
suslov: Suslov | Suslow | Susłow | Szuszlov | M. A. Suslov | Mikhail Suslov | Michail Suslow | Souslov
ponomarev: Ponomarev | Ponomarjow | Ponomariew | Ponomaryov | Ponomarjov | B. N. Ponomarev | Boris Ponomarev
shelepin: Shelepin | Schelepin | Szelepin | Šelepin | Chelepine
kuznetsov_v_v: V. V. Kuznetsov | Vasily Kuznetsov | Wassili Kusnezow | W. W. Kusnezow | Wasilij Kuzniecow | V. V. Kuznecov
kuznetsov_v_v: Vasilij Kuznecov | Vasili Kuznetsov
zorin: Zorin | V. A. Zorin | Valerian Zorin
fedorenko: Fedorenko | N. T. Fedorenko | Nikolai Fedorenko | Fiedorenko
ulbricht: Ulbricht | Walter Ulbricht | W. Ulbricht
grotewohl: Grotewohl | Otto Grotewohl | O. Grotewohl
gomulka: Gomułka | Gomulka | Władysław Gomułka | Wladyslaw Gomulka | W. Gomułka | Gomulka Władysław | Vladislav Gomulka
gomulka: Wladislaw Gomulka
cyrankiewicz: Cyrankiewicz | Józef Cyrankiewicz | Jozef Cyrankiewicz | J. Cyrankiewicz
rapacki: Rapacki | Adam Rapacki | A. Rapacki
ochab: Ochab | Edward Ochab
kadar: Kádár | Kadar | János Kádár | Kádár János | Janos Kadar | Kadar Janos | J. Kádár
nagy_imre: Nagy Imre | Imre Nagy
rakosi: Rákosi | Rakosi | Mátyás Rákosi | Rákosi Mátyás | Matyas Rakosi | Rakosi Matyas
gero: Gerő | Gero | Ernő Gerő | Gerő Ernő | Erno Gero | Ernö Gerö
gheorghiu_dej: Gheorghiu-Dej | Gheorghe Gheorghiu-Dej | Gheorghiu Dej | G. Gheorghiu-Dej
ceausescu: Ceaușescu | Ceauşescu | Ceausescu | Nicolae Ceaușescu | Nicolae Ceausescu | N. Ceaușescu | Nicolae Ceauşescu
maurer: Ion Gheorghe Maurer | I. G. Maurer
hoxha: Hoxha | Enver Hoxha | Enver Hodja | Hodja | Enver Hodza | E. Hoxha
shehu: Shehu | Mehmet Shehu | M. Shehu | Mehmet Schehu | Mehmet Šehu
novotny: Novotný | Novotny | Antonín Novotný | Antonin Novotny | A. Novotný
gottwald: Gottwald | Klement Gottwald | K. Gottwald
dubcek: Dubček | Dubcek | Alexander Dubček | Alexander Dubcek | A. Dubček | Dubczek
siroky: Široký | Siroky | Viliam Široký | Viliam Siroky | V. Široký
zhivkov: Zhivkov | Živkov | Schiwkow | Żiwkow | Todor Zhivkov | Todor Schiwkow | Todor Živkov | Zsivkov | T. Zhivkov
chervenkov: Chervenkov | Tscherwenkow | Červenkov | Vulko Chervenkov | Valko Chervenkov | Czerwenkow
dimitrov: Georgi Dimitrov | Dimitrow | Georgi Dimitrow | G. Dimitrov
tito: Tito | Josip Broz Tito | J. B. Tito
kardelj: Kardelj | Edvard Kardelj | E. Kardelj
tsedenbal: Tsedenbal | Yumjaagiin Tsedenbal | Zedenbal | Yu. Tsedenbal | Ju. Zedenbal | Y. Tsedenbal
choibalsan: Choibalsan | Choybalsan | Tschoibalsan | Czojbalsan | Khorloogiin Choibalsan
liu_shaoqi: Liu Shaoqi | Liu Shao-ch'i | Liu Shao-chi | Liu Shao-tsi | Lju Schao-tschi | Liu Shao-qi | Liou Chao-tchi
zhu_de: Zhu De | Chu Teh | Chu Te
deng_xiaoping: Deng Xiaoping | Teng Hsiao-ping | Teng Hsiao-p'ing | Deng Xiao-ping | Teng Siao-ping | Teng Xiaoping
peng_dehuai: Peng Dehuai | P'eng Te-huai | Peng Teh-huai | Peng Te-huai | Peng De-huai
chen_yi: Chen Yi | Ch'en I | Ch'en Yi | Tschen Ji | Chen I
lin_biao: Lin Biao | Lin Piao | Lin Pjao
syngman_rhee: Syngman Rhee | Rhee Syngman | Yi Sŭngman | Ri Sung Man | Yi Sung-man | Li Syn Man | Lee Seung-man | Ri Syn Man
syngman_rhee: Li Sing-man | Li Syngman | Lee Syngman | Rhee Syng-man | Ri Sŭngman
pak_hon_yong: Pak Hon-yong | Pak Hŏnyŏng | Pak Hon Yong | Park Hon-yong | Pak Heonyeong | Park Heon-young | Pak Hen-en
pak_hon_yong: Pak Hen En | Pak Hön-yong
choe_yong_gon: Choe Yong-gon | Ch'oe Yonggŏn | Choi Yong-kun | Choe Yong Gon | Ch'oe Yong-gŏn | Tsoi En Gen | Choi Yong-gon
choe_yong_gon: Coj Jen-gen | Choi Yong Kun | Choe Yonggon
nam_il: Nam Il | Nam Ir
pak_chong_ae: Pak Chong-ae | Pak Chŏngae | Pak Den-ai | Pak Jong Ae | Pak Jeong-ae
pak_song_chol: Pak Song-chol | Pak Sŏngch'ŏl | Pak Seong-cheol | Pak Song Chol | Park Song-chol | Pak Song Ch'ol
kim_tu_bong: Kim Tu-bong | Kim Tubong | Kim Du Bong | Kim Du-bong | Kim Doo-bong | Kim Tu Bong
ho_ka_i: Ho Ka-i | Hŏ Kai | Heo Ga-i
pak_chang_ok: Pak Chang-ok | Pak Ch'angok | Pak Chang Ok | Park Chang-ok
choe_chang_ik: Choe Chang-ik | Ch'oe Ch'angik | Choi Chang-ik | Choe Chang Ik
kim_jong_il: Kim Jong Il | Kim Chong-il | Kim Jong-il | Kim Chŏngil | Kim Čong-il
yi_chu_yon: Yi Chu-yon | Ri Ju Yon | Yi Chuyŏn | Li Ju-yeon | Lee Joo-yeon | Ri Chu Yon
pham_van_dong: Pham Van Dong | Phạm Văn Đồng | Pham Van-dong | Pham Wan Dong
le_duan: Le Duan | Lê Duẩn
vo_nguyen_giap: Vo Nguyen Giap | Võ Nguyên Giáp | Vo Nguyên Giap
truong_chinh: Truong Chinh | Trường Chinh | Truong-Chinh
ngo_dinh_diem: Ngo Dinh Diem | Ngô Đình Diệm | Diem
adenauer: Adenauer | Konrad Adenauer | K. Adenauer | Adenauer Konrad
castro: Fidel Castro | Fidel Castro Ruz
nehru: Nehru | Jawaharlal Nehru | J. Nehru
nasser: Nasser | Gamal Abdel Nasser
sukarno: Sukarno | Soekarno
sihanouk: Sihanouk | Norodom Sihanouk | Sihanuk | Norodom Sihanuk
stalin: Stalin | Joseph Stalin | I. V. Stalin | J. V. Stalin | Iosif Stalin | Józef Stalin | Sztálin | Staline
stalin: Josef Stalin
beria: Beria | Lavrenty Beria | L. P. Beria | Berija | Lawrentij Beria | Lavrentii Beria | Berya
"""
ROWS = [tuple(line.split(": ", 1)) for line in SPELLINGS.strip().splitlines()]
# names that look like a record's, and are another's
OTHERS = """
Kim Il Nam | Kim Il-nam | Nam Il Sung | Chen Yi Ming | Chen Yin | Kim Il-su | Kim Yong Il | Kim Jong Su | Pak Song Su | Pak Chong-il
Mao Zemin | Mao Anying | Zhou Enlong | Zhu Deming | Liu Shaowen | Deng Xiaowen | Peng Dehai | Lin Bai | Ho Chi Min-su | Le Duc
Andrei Gromov | Ivan Gromyko | Boris Brezhnev | Mikhail Khrushchev | Sergei Khrushchev | Pavel Mikoyan | Ivan Molotov | Vasily Stalin
W. Breschnew | B. Puzanov | Peter Malenkow | Jurij Suslow | Hans Ulbricht | Fritz Grotewohl | Wanda Gomułka | Imre Kádár | Kádár Imre
Imre Rákosi | László Nagy | Elena Ceaușescu | Nexhmije Hoxha | Karel Novotný | Karel Dubček | Ivan Zhivkov
Indira Nehru | Kurt Adenauer | Sorin | Fidel Kastrow | Lev Andropov | Nina Khrushcheva | Choe Yong-su | Choe Yong-sam
"""
NAMES = [name.strip() for line in OTHERS.strip().splitlines() for name in line.split("|")]


def refs(name: str) -> list[str]:
    found = annotate_names(Document("x", f"Comrade {name} spoke in Moscow."), read_authority())
    return [a.attributes["ref"] for a in found if a.element == "persName"]


@pytest.mark.parametrize(("record", "spellings"), ROWS)
def test_every_spelling_of_a_name_is_its_one_record(record: str, spellings: str) -> None:
    names = [name.strip() for name in spellings.split("|")]
    assert {name: refs(name) for name in names} == {name: [f"person:{record}"] for name in names}


def test_a_name_that_is_only_like_a_record_s_is_not_linked_to_it() -> None:
    assert {name: refs(name) for name in NAMES if any(not ref.startswith("#") for ref in refs(name))} == {}
